package live.chobi.gifts.invoice;

import java.util.Locale;

/// What kind of document; each kind is numbered by itself.
public enum Series {
    /// Coins were bought.
    INVOICE("INV", "Invoice"),
    /// Money for them went back.
    CREDIT_NOTE("CRN", "Credit note"),
    /// A host was paid.
    PAYOUT("PAY", "Payout statement"),
    /// That money came back.
    PAYOUT_RETURN("PAR", "Payout return");

    private final String prefix;
    private final String title;

    Series(String prefix, String title) {
        this.prefix = prefix;
        this.title = title;
    }

    /// As people write it: `INV-2026-000001`.
    String number(int year, int number) {
        return String.format(Locale.ROOT, "%s-%d-%06d", prefix, year, number);
    }

    String title() {
        return title;
    }

    String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Series of(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT));
    }
}
