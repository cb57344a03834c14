package live.chobi.gifts.document;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Rows as comma-separated values, by RFC 4180: UTF-8, lines end with CR LF.
///
/// Spreadsheets take a cell that begins with `=`, `+`, `-`, `@` or a control character for a formula, and run it; such
/// text has an apostrophe before it. A whole number is a number. Source: OWASP, "CSV Injection".
public final class Csv {
    public static final String CONTENT_TYPE = "text/csv; charset=utf-8";
    private static final String DANGEROUS = "=+-@\t\r\n＝＋－＠";

    private Csv() {
    }

    /// @param rows all of the same length as the header
    public static byte[] write(List<String> header, List<List<String>> rows) {
        StringBuilder text = new StringBuilder();
        append(text, header);
        rows.forEach(row -> append(text, row));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void append(StringBuilder text, List<String> cells) {
        text.append(cells.stream().map(Csv::cell).collect(Collectors.joining(","))).append("\r\n");
    }

    static String cell(String text) {
        String safe = isDangerous(text) ? "'" + text : text;
        boolean isQuoted = safe.chars().anyMatch(it -> it == ',' || it == '"' || it == '\r' || it == '\n');
        return isQuoted ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
    }

    /// Also behind spaces, which some programs skip.
    private static boolean isDangerous(String text) {
        String bare = text.stripLeading();
        boolean isFormula = Stream.of(text, bare).anyMatch(it -> !it.isEmpty() && DANGEROUS.indexOf(it.charAt(0)) >= 0);
        return isFormula && !text.matches("-?[0-9]{1,19}");
    }
}
