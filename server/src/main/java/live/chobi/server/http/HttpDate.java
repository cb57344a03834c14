package live.chobi.server.http;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// The `date` header, written once a second for all answers. Spec: RFC 9110 §5.6.7. Any thread.
final class HttpDate {
    private static final DateTimeFormatter FORM = DateTimeFormatter
            .ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private record Written(long second, String text) {}

    private volatile Written last = new Written(-1, "");

    String at(long millis) {
        long second = Math.floorDiv(millis, 1_000);
        Written known = last;
        if (known.second() != second) {
            known = new Written(second, FORM.format(Instant.ofEpochSecond(second)));
            last = known;
        }
        return known.text();
    }
}
