package live.chobi.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Ids that rise, and the one form in which they are read.
class Uuid7Test {
    /// PostgreSQL compares ids by their text; `UUID.compareTo` compares signed numbers.
    private static List<String> texts(List<UUID> ids) {
        return ids.stream().map(UUID::toString).toList();
    }

    @Test
    void ids_of_one_process_rise_strictly_even_within_one_millisecond() {
        List<String> ids = texts(IntStream.range(0, 20_000).mapToObj(_ -> Uuid7.next()).toList());
        assertThat(new TreeSet<>(ids)).hasSize(20_000).containsExactlyElementsOf(ids);
    }

    @Test
    void threads_never_get_the_same_id_and_each_sees_its_own_rise() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<List<UUID>> many = () -> IntStream.range(0, 2_000).mapToObj(_ -> Uuid7.next()).toList();
            List<String> all = new ArrayList<>();
            for (Future<List<UUID>> one : threads.invokeAll(List.of(many, many, many, many))) {
                List<String> ids = texts(one.get());
                assertThat(ids).isSorted();
                all.addAll(ids);
            }
            assertThat(all).hasSize(8_000).doesNotHaveDuplicates();
        }
    }

    @Test
    void an_id_says_its_version_its_variant_and_its_moment() {
        Instant before = Instant.now();
        UUID id = Uuid7.next();
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(Uuid7.momentOf(id)).isBetween(before.minusMillis(1), Instant.now().plusMillis(50));
    }

    @Test
    void the_floor_of_a_moment_is_below_every_id_of_it_and_above_every_id_before() {
        Instant moment = Instant.parse("2026-01-02T03:04:05.678Z");
        assertThat(Uuid7.floorOf(moment)).hasToString("019b7ca9-8f2e-7000-8000-000000000000");
        assertThat(Uuid7.momentOf(Uuid7.floorOf(moment))).isEqualTo(moment);
        assertThat(Uuid7.floorOf(moment).toString()).isGreaterThan(Uuid7.floorOf(moment.minusMillis(1)).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "1-1-1-1-1", "019b7c9f-2a4e-7000-8000-00000000000",
        "{019b7c9f-2a4e-7000-8000-000000000000}",
        "019b7c9f2a4e70008000000000000000", "019b7c9f-2a4e-7000-8000-00000000000g",
        "019b7c9f-2a4e-7000-8000-000000000000 ", "+19b7c9f-2a4e-7000-8000-000000000000",
        "０19b7c9f-2a4e-7000-8000-000000000000",
        "019b7c9f-2a4e-7000-8000-000000000000\n"})
    void what_is_not_canonical_is_no_id(String text) {
        assertThat(Uuid7.parse(text)).isEmpty();
        assertThatThrownBy(() -> UserId.parse(text, "userId")).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.BAD_REQUEST);
            assertThat(problem.field()).contains("userId");
        });
        assertThatThrownBy(() -> SessionId.parse(text, "sessionId")).isInstanceOf(Problem.class)
                .hasMessageStartingWith("sessionId must be a UUID");
    }

    @Test
    void capitals_are_read_and_lower_case_is_written() {
        UUID id = UUID.fromString("019b7c9f-2a4e-7000-8000-00000000abcd");
        assertThat(Uuid7.parse("019B7C9F-2A4E-7000-8000-00000000ABCD")).isEqualTo(Optional.of(id));
        assertThat(new UserId(id)).hasToString("019b7c9f-2a4e-7000-8000-00000000abcd");
    }
}
