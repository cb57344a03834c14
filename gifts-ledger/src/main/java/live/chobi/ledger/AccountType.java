package live.chobi.ledger;

import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import live.chobi.kernel.Unit;
import live.chobi.kernel.UserId;
import live.chobi.log.Postings.AccountId;

/// A kind of account. The database states unit and floor of each again (`ledger.unit_of`, `ledger.floor_of`).
///
/// @param code stored with money: it is never changed or used again
/// @param floor the lowest balance; empty for accounts that issue or absorb
public record AccountType(short code, String name, Unit unit, OptionalLong floor) {
    /// A user's coins. Never on credit.
    public static final AccountType WALLET = ofUsers(1, "wallet", Unit.COIN);
    /// A host's diamonds.
    public static final AccountType EARNINGS = ofUsers(2, "earnings", Unit.DIAMOND);
    /// Where coins come from; its negative balance is what was ever issued. Per stripe.
    public static final AccountType COIN_SOURCE = ofInstallation(3, "coin source", Unit.COIN);
    /// Where given coins go when the host has got diamonds for them. Per stripe.
    public static final AccountType COIN_SINK = ofInstallation(4, "coin sink", Unit.COIN);
    /// The platform's fee, with what rounding leaves. Per stripe.
    public static final AccountType PLATFORM_FEE = ofInstallation(5, "platform fee", Unit.COIN);
    /// Where diamonds come from. Per stripe.
    public static final AccountType DIAMOND_SOURCE = ofInstallation(6, "diamond source", Unit.DIAMOND);
    /// A user's coins that a hold keeps.
    public static final AccountType HELD_COINS = ofUsers(7, "held coins", Unit.COIN);
    /// A host's diamonds that a hold keeps, until they are paid out.
    public static final AccountType HELD_DIAMONDS = ofUsers(8, "held diamonds", Unit.DIAMOND);
    /// Where diamonds go that were paid out. Per stripe.
    public static final AccountType DIAMOND_SINK = ofInstallation(9, "diamond sink", Unit.DIAMOND);
    /// A user's points.
    public static final AccountType POINTS = ofUsers(10, "points", Unit.XP);
    /// Where points come from. Per stripe.
    public static final AccountType POINTS_SOURCE = ofInstallation(11, "points source", Unit.XP);
    /// Coins that a user owes: their purchase was paid back after they were spent. Coins that come later pay it first.
    public static final AccountType COIN_DEBT = ofUsers(20, "coin debt", Unit.COIN);
    /// The other side of what users owe, which the platform bears until it is paid. Per stripe.
    public static final AccountType COIN_CLAIM = ofInstallation(21, "coin claim", Unit.COIN);

    private static final Map<Short, AccountType> FIXED = Stream
            .of(WALLET, EARNINGS, COIN_SOURCE, COIN_SINK, PLATFORM_FEE, DIAMOND_SOURCE, HELD_COINS, HELD_DIAMONDS,
                    DIAMOND_SINK, POINTS, POINTS_SOURCE, COIN_DEBT, COIN_CLAIM)
            .collect(Collectors.toUnmodifiableMap(AccountType::code, Function.identity()));
    /// Owners of the installation's accounts: this, plus the stripe. No UUIDv7 has version 8.
    private static final UUID INSTALLATION = UUID.fromString("00000000-0000-8000-8000-000000000000");

    /// What the installation keeps in each currency, per stripe. The number counts thousands of the type's code.
    public enum Fiat {
        /// What payment providers took in for us, and paid out: negative by what they hold, or held.
        PROVIDER(1),
        /// What coins were sold for.
        SALES(2),
        /// What providers kept for themselves.
        PROVIDER_FEES(3),
        /// What hosts were paid for their diamonds.
        PAYOUTS(4);

        static final int STEP = 1_000;
        private final int thousands;

        Fiat(int thousands) {
            this.thousands = thousands;
        }

        public AccountType in(Currency currency) {
            return ofInstallation(thousands * STEP + currency.getNumericCode(),
                    name().toLowerCase(java.util.Locale.ROOT) + " " + currency, Unit.of(currency));
        }
    }

    private static AccountType ofUsers(int code, String name, Unit unit) {
        return new AccountType((short) code, name, unit, OptionalLong.of(0));
    }

    private static AccountType ofInstallation(int code, String name, Unit unit) {
        return new AccountType((short) code, name, unit, OptionalLong.empty());
    }

    public AccountId of(UserId owner) {
        return new AccountId(owner.value(), code);
    }

    /// The installation's own account of this type for one stripe.
    public AccountId of(short stripe) {
        return new AccountId(new UUID(INSTALLATION.getMostSignificantBits(),
                INSTALLATION.getLeastSignificantBits() | stripe), code);
    }

    /// Where a hold keeps what it takes from an account of this type; empty where nothing can be held.
    Optional<AccountType> held() {
        return equals(WALLET)
                ? Optional.of(HELD_COINS)
                : equals(EARNINGS) ? Optional.of(HELD_DIAMONDS) : Optional.empty();
    }

    public static AccountType of(AccountId account) {
        return withCode(account.type()).orElseThrow(() -> new IllegalArgumentException("no account type " + account));
    }

    public static Optional<AccountType> withCode(int code) {
        AccountType fixed = FIXED.get((short) code);
        return fixed != null
                ? Optional.of(fixed)
                : Stream.of(Fiat.values()).filter(it -> it.thousands == code / Fiat.STEP)
                        .flatMap(it -> currency(code % Fiat.STEP).map(it::in).stream()).findFirst();
    }

    private static Optional<Currency> currency(int number) {
        return Currency.getAvailableCurrencies().stream()
                .filter(it -> number > 0 && it.getNumericCode() == number && it.getDefaultFractionDigits() >= 0)
                .min(java.util.Comparator.comparing(Currency::getCurrencyCode));
    }

    @Override
    public String toString() {
        return name;
    }
}
