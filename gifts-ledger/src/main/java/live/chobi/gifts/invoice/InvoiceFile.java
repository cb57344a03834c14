package live.chobi.gifts.invoice;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;
import java.util.UUID;
import live.chobi.gifts.document.PdfDocument;
import live.chobi.gifts.invoice.Invoice.Content;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.outbox.Json;

/// A document on paper: the same bytes each time. Virtual threads.
public final class InvoiceFile {
    private static final double LEFT = 60;
    private static final double RIGHT = PdfDocument.WIDTH - 60;
    private static final double WIDE = RIGHT - LEFT;
    private static final double TOP = PdfDocument.HEIGHT - 70;

    private final Invoices invoices;

    public InvoiceFile(Invoices invoices) {
        this.invoices = invoices;
    }

    /// NOT_FOUND, or FORBIDDEN for somebody else's.
    public byte[] pdf(Caller caller, UUID id) {
        var _ = caller.user();
        Invoice invoice = invoices.byId(id).orElseThrow(() -> Problem.notFound("invoice", id));
        if (!caller.is(invoice.user()) && !caller.isAdmin()) {
            throw Problem.forbidden("not_your_invoice", "only who it is for and administrators see an invoice");
        }
        return write(invoice);
    }

    static byte[] write(Invoice invoice) {
        Content content = invoice.content();
        PdfDocument pdf = new PdfDocument(invoice.series().title() + " " + invoice.numbered(), invoice.issuedAt())
                .page();
        double y = TOP;
        for (String line : content.seller().split("\\|", -1)) {
            pdf.text(LEFT, y, 10, false, WIDE, line.strip());
            y -= 13;
        }
        y -= 30;
        pdf.text(LEFT, y, 20, true, WIDE, invoice.series().title());
        y = field(pdf, y - 28, "Number", invoice.numbered());
        y = field(pdf, y, "Issued", Json.format(invoice.issuedAt()).substring(0, 10));
        y = field(pdf, y, "For", content.name());
        y = field(pdf, y, "Account", content.username());
        y = field(pdf, y, "About", invoice.subject().toString());
        if (content.about() != null) {
            y = field(pdf, y, "Takes back", content.about());
        }
        y = field(pdf, y, "Paid through", content.provider()
                + (content.reference() == null ? "" : ", " + content.reference()));
        y -= 20;
        pdf.text(LEFT, y, 10, true, WIDE - 120, "Description");
        pdf.textTo(RIGHT, y, 10, true, 110, "Amount");
        pdf.line(LEFT, y - 5, RIGHT);
        pdf.text(LEFT, y - 20, 10, false, WIDE - 120, content.text());
        pdf.textTo(RIGHT, y - 20, 10, false, 110, money(invoice));
        pdf.line(LEFT, y - 28, RIGHT);
        pdf.text(LEFT, y - 44, 11, true, WIDE - 120, "Total");
        pdf.textTo(RIGHT, y - 44, 11, true, 110, money(invoice));
        return pdf.bytes();
    }

    private static double field(PdfDocument pdf, double y, String name, String value) {
        pdf.text(LEFT, y, 10, false, 100, name);
        pdf.text(LEFT + 110, y, 10, false, WIDE - 110, value);
        return y - 16;
    }

    /// With as many digits as ISO 4217 gives the currency.
    private static String money(Invoice invoice) {
        int digits = Currency.getInstance(invoice.currency()).getDefaultFractionDigits();
        return String.format(Locale.ROOT, "%,." + digits + "f %s", BigDecimal.valueOf(invoice.amount(), digits),
                invoice.currency());
    }
}
