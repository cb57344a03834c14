package live.chobi.gifts.payout;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import live.chobi.gifts.purchase.packs.Price;

/// What diamonds bring: for a thousand of them so much of a currency, in its major units. Immutable.
///
/// @param ofThousand by ISO 4217 code; the first is the usual one
public record Rates(Map<String, BigDecimal> ofThousand) {
    private static final Pattern RATE = Pattern.compile("[0-9]{1,7}(\\.[0-9]{1,6})?");
    private static final int DIAMONDS = 1_000;

    public Rates {
        ofThousand = Collections.unmodifiableMap(new LinkedHashMap<>(ofThousand));
        if (ofThousand.isEmpty()) {
            throw new IllegalArgumentException("there must be one rate at least");
        }
    }

    /// Reads `USD=5.00, KWD=1.53`. Throws IllegalArgumentException with the part that is wrong and the rule.
    public static Rates parse(String text) {
        Map<String, BigDecimal> rates = new LinkedHashMap<>();
        for (String part : text.split(",", -1)) {
            String[] sides = part.strip().split("=", -1);
            boolean isRate = sides.length == 2 && RATE.matcher(sides[1].strip()).matches()
                    && new BigDecimal(sides[1].strip()).signum() > 0;
            if (!isRate || !Price.isCurrency(sides[0].strip())) {
                throw new IllegalArgumentException("\"" + part.strip() + "\" is refused: each must be a currency of "
                        + "ISO 4217 in capitals and what 1,000 diamonds bring, like USD=5.00");
            }
            if (rates.put(sides[0].strip(), new BigDecimal(sides[1].strip())) != null) {
                throw new IllegalArgumentException("\"" + part.strip() + "\" is refused: each currency stands once");
            }
        }
        return new Rates(rates);
    }

    public List<String> currencies() {
        return List.copyOf(ofThousand.keySet());
    }

    public String usual() {
        return ofThousand.keySet().iterator().next();
    }

    BigDecimal of(String currency) {
        return Objects.requireNonNull(ofThousand.get(currency), () -> "no rate for " + currency);
    }

    /// Whole minor units, as ISO 4217 divides the currency; what is less than one stays with the platform.
    long minor(long diamonds, String currency) {
        return of(currency).multiply(BigDecimal.valueOf(diamonds))
                .movePointRight(Currency.getInstance(currency).getDefaultFractionDigits())
                .divide(BigDecimal.valueOf(DIAMONDS), 0, RoundingMode.DOWN).longValueExact();
    }
}
