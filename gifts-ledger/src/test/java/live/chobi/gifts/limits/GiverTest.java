package live.chobi.gifts.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import live.chobi.kernel.Problem;
import live.chobi.kernel.UserId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The rules of limits and of the age gate, as tables.
class GiverTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # limit | then wished | holds at once | a day later
            -       | 100         | 100           | 100
            100     | 50          | 50            | 50
            100     | 0           | 0             | 0
            100     | 100         | 100           | 100
            100     | 101         | 100           | 101
            100     | -           | 100           | -
            0       | 1           | 0             | 1
            -       | -           | -             | -
            """)
    void a_lower_limit_holds_at_once_and_a_higher_one_a_day_later(@Nullable Long limit, @Nullable Long wish,
            @Nullable Long atOnce, @Nullable Long later) {
        Giver giver = Giver.unknown(UserId.next()).withLimit(limit, NOW.minus(Duration.ofDays(9))).withLimit(wish, NOW);
        assertThat(giver.limit(NOW)).isEqualTo(Optional.ofNullable(atOnce));
        assertThat(giver.limit(NOW.plus(Duration.ofDays(1)).minusMillis(1))).isEqualTo(Optional.ofNullable(atOnce));
        assertThat(giver.limit(NOW.plus(Duration.ofDays(1)))).isEqualTo(Optional.ofNullable(later));
    }

    @Test
    void the_same_wish_again_waits_no_longer_and_another_begins_its_day() {
        Giver giver = Giver.unknown(UserId.next()).withLimit(100L, NOW).withLimit(200L, NOW);
        Instant noon = NOW.plus(Duration.ofHours(20));
        assertThat(giver.withLimit(200L, noon).limit(NOW.plus(Duration.ofDays(1)))).contains(200L);
        assertThat(giver.withLimit(300L, noon).limit(NOW.plus(Duration.ofDays(1)))).contains(100L);
        assertThat(giver.withLimit(100L, noon).limit(NOW.plus(Duration.ofDays(9)))).as("taken back").contains(100L);
        assertThat(giver.withLimit(50L, noon).limit(NOW.plus(Duration.ofDays(9)))).as("taken back").contains(50L);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # daily | own | limits | given | now     | refused with
            0       | -   | true   | 0     | 1000000 | -
            100     | -   | true   | 0     | 100     | -
            100     | -   | true   | 0     | 101     | daily_limit
            100     | -   | true   | 60    | 40      | -
            100     | -   | true   | 60    | 41      | daily_limit
            100     | 50  | true   | 0     | 50      | -
            100     | 50  | true   | 0     | 51      | own_daily_limit
            100     | 50  | true   | 0     | 101     | own_daily_limit
            100     | 200 | true   | 0     | 101     | daily_limit
            0       | 0   | true   | 0     | 1       | own_daily_limit
            0       | 50  | true   | 60    | 1       | own_daily_limit
            100     | 50  | false  | 60    | 1000000 | -
            1       | -   | true   | 0     | 9223372036854775807 | daily_limit
            """)
    void a_gift_is_within_the_giver_s_own_limit_and_the_installation_s(long daily, @Nullable Long own, boolean limits,
            long given, long coins, @Nullable String reason) {
        Giver giver = Giver.unknown(UserId.next()).withLimit(own, NOW);
        Giver today = given == 0 ? giver : giver.plus(given, NOW);
        GivingTerms terms = new GivingTerms(daily, limits, 0);
        assertRefusal(reason, () -> terms.requireWithin(today, coins, NOW));
    }

    @Test
    void a_day_ends_at_midnight_utc() {
        GivingTerms terms = new GivingTerms(100, true, 0);
        Giver giver = Giver.unknown(UserId.next()).plus(100, Instant.parse("2026-03-01T23:59:59.999Z"));
        assertRefusal("daily_limit",
                () -> terms.requireWithin(giver, 1, Instant.parse("2026-03-01T23:59:59.999Z")));
        assertRefusal(null, () -> terms.requireWithin(giver, 100, Instant.parse("2026-03-02T00:00:00Z")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # minimum | born       | refused with
            0         | -          | -
            18        | -          | age_unconfirmed
            18        | 2008-03-01 | -
            18        | 2008-03-02 | too_young
            18        | 2026-03-01 | too_young
            18        | 1950-01-01 | -
            # a leap day's birthday is on the first of March where there is none
            2         | 2024-02-29 | -
            """)
    void who_gives_is_old_enough_by_the_date_they_said(int minimum, @Nullable LocalDate born,
            @Nullable String reason) {
        Giver unknown = Giver.unknown(UserId.next());
        Giver giver = born == null ? unknown : unknown.born(born);
        assertRefusal(reason, () -> new GivingTerms(0, false, minimum).requireAge(giver, NOW));
    }

    private static void assertRefusal(@Nullable String reason, Runnable attempt) {
        if (reason == null) {
            assertThatCode(attempt::run).doesNotThrowAnyException();
        } else {
            assertThatThrownBy(attempt::run)
                    .isInstanceOfSatisfying(Problem.class, it -> assertThat(it.reason()).isEqualTo(reason));
        }
    }
}
