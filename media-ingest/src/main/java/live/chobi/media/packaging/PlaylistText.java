package live.chobi.media.packaging;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// How playlists write times.
final class PlaylistText {
    private static final DateTimeFormatter DATE_TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'",
            Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int MICROS = 1_000_000;

    private PlaylistText() {
    }

    /// Exact, so that parts add up to their segment.
    static String seconds(long us) {
        String fraction = Long.toString(MICROS + us % MICROS).substring(1);
        return us / MICROS + "." + fraction;
    }

    static String dateTime(Instant instant) {
        return "#EXT-X-PROGRAM-DATE-TIME:" + DATE_TIME.format(instant) + "\n";
    }
}
