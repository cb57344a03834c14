package live.chobi.server.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One asked range of bytes. Spec: RFC 9110 §14.1.2. Several ranges, and what cannot be read, count as none asked.
sealed interface ByteRange {
    Pattern FORM = Pattern.compile("bytes=(\\d{0,15})-(\\d{0,15})");

    record Whole() implements ByteRange {}

    record Part(long first, long last) implements ByteRange {
        long length() {
            return last - first + 1;
        }
    }

    record Unsatisfiable() implements ByteRange {}

    static ByteRange parse(String header, long length) {
        Matcher matcher = FORM.matcher(header);
        if (!matcher.matches() || (matcher.group(1).isEmpty() && matcher.group(2).isEmpty())) {
            return new Whole();
        }
        if (matcher.group(1).isEmpty()) {
            long suffix = Math.min(Long.parseLong(matcher.group(2)), length);
            return suffix == 0 ? new Unsatisfiable() : new Part(length - suffix, length - 1);
        }
        long first = Long.parseLong(matcher.group(1));
        long last = matcher.group(2).isEmpty() ? length - 1 : Math.min(Long.parseLong(matcher.group(2)), length - 1);
        if (first >= length) {
            return new Unsatisfiable();
        }
        return last < first ? new Whole() : new Part(first, last);
    }
}
