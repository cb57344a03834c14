package live.chobi.ledger;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import live.chobi.kernel.Unit;
import live.chobi.kernel.UserId;
import live.chobi.log.Postings.AccountId;

/// The kinds of account. The number is stored with money: it is never changed or used again.
public enum AccountType {
    /// A user's coins. Never on credit.
    WALLET(1, Unit.COIN, OptionalLong.of(0)),
    /// A host's diamonds.
    EARNINGS(2, Unit.DIAMOND, OptionalLong.of(0)),
    /// Where coins come from; its negative balance is what was ever issued. Per stripe.
    COIN_SOURCE(3, Unit.COIN, OptionalLong.empty()),
    /// Where given coins go when the host has got diamonds for them. Per stripe.
    COIN_SINK(4, Unit.COIN, OptionalLong.empty()),
    /// The platform's fee, with what rounding leaves. Per stripe.
    PLATFORM_FEE(5, Unit.COIN, OptionalLong.empty()),
    /// Where diamonds come from. Per stripe.
    DIAMOND_SOURCE(6, Unit.DIAMOND, OptionalLong.empty()),
    /// Coins that a user owes: their purchase was paid back after they were spent. Coins that come later pay it first.
    COIN_DEBT(20, Unit.COIN, OptionalLong.of(0)),
    /// The other side of what users owe, which the platform bears until it is paid. Per stripe.
    COIN_CLAIM(21, Unit.COIN, OptionalLong.empty());

    /// Owners of the installation's accounts: this, plus the stripe. No UUIDv7 has version 8.
    private static final UUID INSTALLATION = UUID.fromString("00000000-0000-8000-8000-000000000000");

    private final short code;
    private final Unit unit;
    private final OptionalLong floor;

    AccountType(int code, Unit unit, OptionalLong floor) {
        this.code = (short) code;
        this.unit = unit;
        this.floor = floor;
    }

    public Unit unit() {
        return unit;
    }

    /// The lowest balance; empty for accounts that issue or absorb.
    public OptionalLong floor() {
        return floor;
    }

    public short code() {
        return code;
    }

    public AccountId of(UserId owner) {
        return new AccountId(owner.value(), code);
    }

    /// The installation's own account of this type for one stripe.
    public AccountId of(short stripe) {
        return new AccountId(new UUID(INSTALLATION.getMostSignificantBits(),
                INSTALLATION.getLeastSignificantBits() | stripe), code);
    }

    public static AccountType of(AccountId account) {
        return withCode(account.type()).orElseThrow(() -> new IllegalArgumentException("no account type " + account));
    }

    public static Optional<AccountType> withCode(int code) {
        return Arrays.stream(values()).filter(type -> type.code == code).findFirst();
    }
}
