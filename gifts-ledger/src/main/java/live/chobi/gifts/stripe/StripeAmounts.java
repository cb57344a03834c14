package live.chobi.gifts.stripe;

import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Amounts in Stripe's minor units, which differ from ISO 4217's for some currencies. Source: Stripe's documentation,
/// "Supported currencies", sections on zero-decimal, three-decimal and special-case currencies. Pure.
public final class StripeAmounts {
    private static final Set<String> WITHOUT_DECIMALS = Set.of("BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "MGA",
            "PYG", "RWF", "VND", "VUV", "XAF", "XOF", "XPF");
    /// Taken to the nearest ten only.
    private static final Set<String> WITH_THREE_DECIMALS = Set.of("BHD", "JOD", "KWD", "OMR", "TND");

    private StripeAmounts() {
    }

    private static int decimals(String currency) {
        // ISK and UGX have none by ISO, and two here, which must be zero.
        return WITHOUT_DECIMALS.contains(currency) ? 0 : WITH_THREE_DECIMALS.contains(currency) ? 3 : 2;
    }

    /// Empty when Stripe cannot take such an amount exactly.
    public static Optional<Long> toStripe(long amount, String currency) {
        int more = decimals(currency) - Currency.getInstance(currency).getDefaultFractionDigits();
        long theirs = more >= 0 ? Math.multiplyExact(amount, power(more)) : amount / power(-more);
        boolean isExact = more >= 0 || amount % power(-more) == 0;
        boolean isTaken = !WITH_THREE_DECIMALS.contains(currency) || theirs % 10 == 0;
        return isExact && isTaken ? Optional.of(theirs) : Optional.empty();
    }

    /// The most of an amount that Stripe can take exactly.
    public static long floor(long amount, String currency) {
        int fewer = Currency.getInstance(currency).getDefaultFractionDigits() - decimals(currency);
        long step = WITH_THREE_DECIMALS.contains(currency) ? 10 : fewer > 0 ? power(fewer) : 1;
        return amount - amount % step;
    }

    /// Empty when it is no amount by ISO 4217, or the currency is unknown.
    public static Optional<Long> fromStripe(long theirs, String currency) {
        try {
            int more = decimals(currency) - Currency.getInstance(currency).getDefaultFractionDigits();
            if (more >= 0) {
                return theirs % power(more) == 0 ? Optional.of(theirs / power(more)) : Optional.empty();
            }
            return Optional.of(Math.multiplyExact(theirs, power(-more)));
        } catch (IllegalArgumentException | ArithmeticException strange) {
            return Optional.empty();
        }
    }

    /// Stripe writes currencies in lower case.
    public static String currency(String theirs) {
        return theirs.toUpperCase(Locale.ROOT);
    }

    private static long power(int digits) {
        long power = 1;
        for (int i = 0; i < digits; i++) {
            power *= 10;
        }
        return power;
    }
}
