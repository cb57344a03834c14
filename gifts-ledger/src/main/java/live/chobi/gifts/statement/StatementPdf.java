package live.chobi.gifts.statement;

import java.util.List;
import java.util.Locale;
import live.chobi.gifts.document.PdfDocument;
import live.chobi.gifts.statement.Statements.Span;
import live.chobi.ledger.Statement;
import live.chobi.ledger.Statement.Line;
import live.chobi.outbox.Json;

/// A statement on paper. Pure.
final class StatementPdf {
    private static final double LEFT = 50;
    private static final double RIGHT = PdfDocument.WIDTH - 50;
    private static final double TOP = PdfDocument.HEIGHT - 60;
    private static final double BOTTOM = 60;
    private static final double STEP = 14;
    private static final double SIZE = 8;

    private StatementPdf() {
    }

    static byte[] write(String name, StatementKind kind, Span span, Statement.Period period, List<Line> lines) {
        String unit = kind.name().toLowerCase(Locale.ROOT);
        PdfDocument pdf = new PdfDocument("Statement of " + unit, span.to());
        double y = head(pdf.page(), name, unit, span, period);
        y = columns(pdf, y, unit);
        for (Line line : lines) {
            if (y < BOTTOM) {
                y = columns(pdf.page(), TOP, unit);
            }
            row(pdf, y, line);
            y -= STEP;
        }
        for (int page = 0; page < pdf.pages(); page++) {
            pdf.text(page, LEFT, 35, SIZE, false, 200, "Page " + (page + 1) + " of " + pdf.pages());
        }
        return pdf.bytes();
    }

    private static double head(PdfDocument pdf, String name, String unit, Span span, Statement.Period period) {
        pdf.text(LEFT, TOP, 18, true, RIGHT - LEFT, "Statement of " + unit);
        pdf.text(LEFT, TOP - 24, 11, false, RIGHT - LEFT, name);
        pdf.text(LEFT, TOP - 40, 9, false, RIGHT - LEFT, "From " + Json.format(span.from()) + " to "
                + Json.format(span.to()) + " (exclusive), times in UTC");
        pdf.text(LEFT, TOP - 60, 10, false, 150, "Opening balance");
        pdf.textTo(LEFT + 260, TOP - 60, 10, true, 150, grouped(period.opening()));
        pdf.text(LEFT, TOP - 74, 10, false, 150, "Closing balance");
        pdf.textTo(LEFT + 260, TOP - 74, 10, true, 150, grouped(period.closing()));
        return TOP - 104;
    }

    private static double columns(PdfDocument pdf, double y, String unit) {
        pdf.text(LEFT, y, SIZE, true, 100, "Time");
        pdf.text(LEFT + 105, y, SIZE, true, 90, "Kind");
        pdf.text(LEFT + 195, y, SIZE, true, 160, "About");
        pdf.textTo(LEFT + 425, y, SIZE, true, 70, unit);
        pdf.textTo(RIGHT, y, SIZE, true, 70, "balance");
        pdf.line(LEFT, y - 4, RIGHT);
        return y - STEP - 2;
    }

    private static void row(PdfDocument pdf, double y, Line line) {
        String note = Details.note(line);
        pdf.text(LEFT, y, SIZE, false, 100, Json.format(line.at()).substring(0, 19).replace('T', ' '));
        pdf.text(LEFT + 105, y, SIZE, false, 85, line.kind().replace('_', ' '));
        pdf.text(LEFT + 195, y, SIZE, false, 155, note.isEmpty() ? Details.about(line) : note);
        pdf.textTo(LEFT + 425, y, SIZE, false, 75, grouped(line.amount()));
        pdf.textTo(RIGHT, y, SIZE, false, 65, grouped(line.balanceAfter()));
    }

    private static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
