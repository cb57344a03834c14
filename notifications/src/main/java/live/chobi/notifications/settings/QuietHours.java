package live.chobi.notifications.settings;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import live.chobi.kernel.Problem;

/// Hours of each day in which nothing is pushed, on the clock of a time zone; they may go past midnight.
///
/// @param from the first moment; the same as `to`: the whole day
/// @param to the first moment after
record QuietHours(LocalTime from, LocalTime to, ZoneId zone) {
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    /// Throws [Problem] that names the field.
    static QuietHours parse(String from, String to, String timeZone) {
        return new QuietHours(time("quietHours.from", from), time("quietHours.to", to), zone(timeZone));
    }

    private static LocalTime time(String field, String text) {
        try {
            return LocalTime.parse(text, MINUTES);
        } catch (DateTimeParseException _) {
            throw Problem.badInput(field, "must be a time like 22:30, got '" + Problem.quotable(text) + "'");
        }
    }

    /// Only names of regions: an offset alone would be wrong for half of the year.
    private static ZoneId zone(String text) {
        try {
            if (ZoneId.getAvailableZoneIds().contains(text)) {
                return ZoneId.of(text);
            }
        } catch (DateTimeException _) {
            // Refused below, as every other that is none.
        }
        throw Problem.badInput("quietHours.timeZone",
                "must be a time zone of the IANA like Asia/Riyadh, got '" + Problem.quotable(text) + "'");
    }

    boolean cover(Instant moment) {
        LocalTime time = LocalTime.ofInstant(moment, zone);
        return from.isBefore(to)
                ? !time.isBefore(from) && time.isBefore(to)
                : !time.isBefore(from) || time.isBefore(to);
    }

    String fromText() {
        return MINUTES.format(from);
    }

    String toText() {
        return MINUTES.format(to);
    }
}
