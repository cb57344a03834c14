package live.chobi.server.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One asked range of bytes. Spec: RFC 9110 §14.1.2. Several ranges, and what cannot be read, count as none asked.
sealed interface ByteRange {
    Pattern FORM = Pattern.compile("bytes=(\\d{0,9})-(\\d{0,9})");

    record Whole() implements ByteRange {}

    record Part(int first, int last) implements ByteRange {}

    record Unsatisfiable() implements ByteRange {}

    static ByteRange parse(String header, int length) {
        Matcher matcher = FORM.matcher(header);
        if (!matcher.matches() || (matcher.group(1).isEmpty() && matcher.group(2).isEmpty())) {
            return new Whole();
        }
        if (matcher.group(1).isEmpty()) {
            int suffix = Math.min(Integer.parseInt(matcher.group(2)), length);
            return suffix == 0 ? new Unsatisfiable() : new Part(length - suffix, length - 1);
        }
        int first = Integer.parseInt(matcher.group(1));
        int last = matcher.group(2).isEmpty() ? length - 1 : Math.min(Integer.parseInt(matcher.group(2)), length - 1);
        if (first >= length) {
            return new Unsatisfiable();
        }
        return last < first ? new Whole() : new Part(first, last);
    }
}
