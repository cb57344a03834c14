package live.chobi.webhooks.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PauseTest {
    @ParameterizedTest
    @CsvSource({"1, 5", "2, 30", "3, 120", "4, 600", "5, 1800", "6, 3600", "7, 10800", "8, 21600"})
    void what_fails_comes_again_later_and_later_and_a_fifth_of_it_by_chance(int attempts, long seconds) {
        assertThat(MessageDelivery.pause(attempts, Optional.empty()))
                .isBetween(Duration.ofSeconds(seconds), Duration.ofMillis(seconds * 1_200));
    }

    @ParameterizedTest
    @CsvSource({"1, 60, 60", "4, 4, 600", "1, 90000, 21600"})
    void a_receiver_may_ask_for_a_longer_wait_but_not_for_a_shorter_one_nor_for_ever(int attempts, long asked,
            long seconds) {
        assertThat(MessageDelivery.pause(attempts, Optional.of(Duration.ofSeconds(asked))))
                .isBetween(Duration.ofSeconds(seconds), Duration.ofMillis(seconds * 1_200));
    }
}
