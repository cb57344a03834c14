package live.chobi.gifts.leaderboard;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Optional;

/// What a ranking is about. All in UTC.
public enum Period {
    DAY,
    /// From a Monday on, as ISO 8601 has it.
    WEEK,
    /// From the first gift on.
    ALL;

    /// The first day of the period that this moment is in.
    LocalDate firstDay(Instant at) {
        LocalDate day = at.atZone(ZoneOffset.UTC).toLocalDate();
        return switch (this) {
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case ALL -> LocalDate.EPOCH;
        };
    }

    /// Empty where it has no beginning.
    Optional<Instant> startsAt(Instant at) {
        return this == ALL ? Optional.empty() : Optional.of(firstDay(at).atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    /// The first moment after it; empty where it has no end.
    Optional<Instant> endsAt(Instant at) {
        return startsAt(at).map(start -> start.plus(this == DAY ? 1 : 7, ChronoUnit.DAYS));
    }

    String stored() {
        return name().toLowerCase(Locale.ROOT);
    }
}
