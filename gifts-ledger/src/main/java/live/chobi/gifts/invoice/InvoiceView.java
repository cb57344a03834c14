package live.chobi.gifts.invoice;

import java.time.Instant;
import java.util.UUID;

/// A document in a list.
///
/// @param number as it is written: `INV-2026-000001`
/// @param subjectId the purchase or the payout
/// @param amount minor units of the currency
/// @param url of the PDF on this site; takes the access token as a bearer token
public record InvoiceView(UUID id, Series kind, String number, UUID subjectId, Instant issuedAt, String currency,
        long amount, String url) {
    static InvoiceView of(Invoice invoice) {
        return new InvoiceView(invoice.id(), invoice.series(), invoice.numbered(), invoice.subject(),
                invoice.issuedAt(), invoice.currency(), invoice.amount(), "/invoices/" + invoice.id() + ".pdf");
    }
}
