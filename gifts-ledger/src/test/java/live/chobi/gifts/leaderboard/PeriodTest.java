package live.chobi.gifts.leaderboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Where days and weeks begin.
class PeriodTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # moment                 | period | from                     | until
            2026-01-02T03:04:05.678Z | DAY    | 2026-01-02T00:00:00Z     | 2026-01-03T00:00:00Z
            2026-01-02T23:59:59.999Z | DAY    | 2026-01-02T00:00:00Z     | 2026-01-03T00:00:00Z
            2026-01-03T00:00:00Z     | DAY    | 2026-01-03T00:00:00Z     | 2026-01-04T00:00:00Z
            # the first week of 2026 begins in 2025
            2026-01-02T03:04:05.678Z | WEEK   | 2025-12-29T00:00:00Z     | 2026-01-05T00:00:00Z
            2026-01-04T23:59:59.999Z | WEEK   | 2025-12-29T00:00:00Z     | 2026-01-05T00:00:00Z
            2026-01-05T00:00:00Z     | WEEK   | 2026-01-05T00:00:00Z     | 2026-01-12T00:00:00Z
            # 2026 has 53 weeks
            2026-12-31T12:00:00Z     | WEEK   | 2026-12-28T00:00:00Z     | 2027-01-04T00:00:00Z
            2024-02-29T12:00:00Z     | DAY    | 2024-02-29T00:00:00Z     | 2024-03-01T00:00:00Z
            """)
    void days_and_weeks_are_of_utc_and_weeks_begin_on_mondays(Instant moment, Period period, Instant from,
            Instant until) {
        assertThat(period.startsAt(moment)).contains(from);
        assertThat(period.endsAt(moment)).contains(until);
    }

    @Test
    void all_time_has_neither_beginning_nor_end() {
        assertThat(Period.ALL.startsAt(Instant.EPOCH)).isEmpty();
        assertThat(Period.ALL.endsAt(Instant.EPOCH)).isEmpty();
        assertThat(Period.ALL.firstDay(Instant.EPOCH)).isEqualTo(Period.ALL.firstDay(Instant.now()));
    }
}
