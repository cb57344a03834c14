package live.chobi.gifts.purchase.reconciliation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import live.chobi.gifts.purchase.packs.Price;
import live.chobi.kernel.Problem;

/// A provider's list of its payments, as CSV (RFC 4180) with the first line `id,amount,currency,state`.
///
/// Pure.
public final class PaymentReport {
    static final String HEADER = "id,amount,currency,state";

    /// How a payment ended, as reports tell it.
    public enum State {
        PAID, REFUNDED, CHARGED_BACK, FAILED;

        static Optional<State> of(String text) {
            return Stream.of(values()).filter(it -> it.name().toLowerCase(Locale.ROOT).equals(text)).findFirst();
        }
    }

    /// @param id the provider's name of the payment, or of its checkout
    /// @param amount minor units that were paid, before anything went back
    public record Line(String id, long amount, String currency, State state) {}

    private PaymentReport() {
    }

    /// Throws the [Problem] of the first line that is wrong.
    public static List<Line> parse(String csv) {
        List<String> rows = csv.lines().toList();
        if (rows.isEmpty() || !rows.getFirst().strip().equalsIgnoreCase(HEADER)) {
            throw Problem.badInput("report", "must begin with the line " + HEADER);
        }
        List<Line> lines = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (int number = 2; number <= rows.size(); number++) {
            String row = rows.get(number - 1);
            if (!row.isBlank()) {
                Line line = line(row, number);
                if (!ids.add(line.id())) {
                    throw wrong(number, "must name each payment once, got " + Problem.quotable(line.id()) + " again");
                }
                lines.add(line);
            }
        }
        return lines;
    }

    private static Line line(String row, int number) {
        List<String> cells = cells(row, number);
        if (cells.size() != 4) {
            throw wrong(number, "must have four cells, got " + cells.size());
        }
        String id = cells.get(0).strip();
        if (id.isEmpty() || id.length() > 200) {
            throw wrong(number, "must have an id of 1 to 200 characters");
        }
        String amount = cells.get(1).strip();
        if (!amount.matches("[0-9]{1,15}")) {
            throw wrong(number,
                    "must have an amount in whole minor units, got '" + Problem.quotable(amount) + "'");
        }
        String currency = cells.get(2).strip().toUpperCase(Locale.ROOT);
        if (!Price.isCurrency(currency)) {
            throw wrong(number, "must have a currency of ISO 4217, got '" + Problem.quotable(currency) + "'");
        }
        String state = cells.get(3).strip().toLowerCase(Locale.ROOT);
        return new Line(id, Long.parseLong(amount), currency, State.of(state).orElseThrow(() -> wrong(number,
                "must be paid, refunded, charged_back or failed, got '" + Problem.quotable(state) + "'")));
    }

    /// Cells may be quoted, and a quote in them is doubled; a cell has one line.
    private static List<String> cells(String row, int number) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < row.length(); i++) {
            char it = row.charAt(i);
            if (it == '"' && quoted && i + 1 < row.length() && row.charAt(i + 1) == '"') {
                cell.append(it);
                i++;
            } else if (it == '"') {
                quoted = !quoted;
            } else if (it == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(it);
            }
        }
        if (quoted) {
            throw wrong(number, "must close its quotation mark");
        }
        cells.add(cell.toString());
        return cells;
    }

    private static Problem wrong(int number, String rule) {
        return Problem.badInput("report", "line " + number + " " + rule);
    }
}
