package live.chobi.kernel;

import java.util.Currency;

/// What an amount counts, in whole minor units: coins, diamonds, points, or cents.
///
/// @param code stored with money: it is never changed or used again
/// @param name as people write it: `COIN`, or the currency's ISO 4217 code
/// @param minorDigits digits after the point when it is shown: 2 for USD, 3 for KWD, 0 for JPY and for our own units
public record Unit(short code, String name, int minorDigits) {
    /// What viewers buy and give.
    public static final Unit COIN = new Unit((short) 1, "COIN", 0);
    /// What hosts earn.
    public static final Unit DIAMOND = new Unit((short) 2, "DIAMOND", 0);
    /// What users gain by taking part. Never bought and never paid out.
    public static final Unit XP = new Unit((short) 3, "XP", 0);
    /// Above it stand currencies, by their ISO 4217 number.
    private static final int CURRENCIES = 1_000;

    /// A currency that can be paid with. Throws where ISO 4217 gives it no minor unit, as gold, or no number.
    public static Unit of(Currency currency) {
        if (currency.getDefaultFractionDigits() < 0 || currency.getNumericCode() <= 0) {
            throw new IllegalArgumentException("nothing can be paid in " + currency);
        }
        return new Unit((short) (CURRENCIES + currency.getNumericCode()), currency.getCurrencyCode(),
                currency.getDefaultFractionDigits());
    }

    @Override
    public String toString() {
        return name;
    }
}
