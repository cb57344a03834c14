package live.chobi.gifts.purchase.packs;

import java.util.Currency;
import java.util.Locale;
import java.util.Optional;

/// A price of the world outside.
///
/// @param currency ISO 4217, in capitals
/// @param amount whole minor units of it, as ISO 4217 divides it: 999 is 9.99 USD, 1 KWD is 1000
public record Price(String currency, long amount) {
    /// A slip of the hand beyond it; also what payment providers take at once.
    public static final long AMOUNT_MAX = 99_999_999;

    public Price {
        if (!isCurrency(currency) || amount < 1 || amount > AMOUNT_MAX) {
            throw new IllegalArgumentException("no price: " + amount + " " + currency);
        }
    }

    /// True for the code of a currency that money can be had in.
    public static boolean isCurrency(String code) {
        return currency(code).filter(it -> it.getDefaultFractionDigits() >= 0).isPresent();
    }

    private static Optional<Currency> currency(String code) {
        if (!code.equals(code.toUpperCase(Locale.ROOT))) {
            return Optional.empty();
        }
        try {
            return Optional.of(Currency.getInstance(code));
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }
}
