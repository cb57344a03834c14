package live.chobi.users.levels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LevelTest {
    @ParameterizedTest
    @CsvSource({"0,1", "99,1", "100,2", "399,2", "400,3", "899,3", "900,4", "8_099,9", "8_100,10", "980_100,100"})
    void is_the_level_of_this_experience(String xp, int level) {
        assertThat(Level.of(Long.parseLong(xp.replace("_", "")))).isEqualTo(level);
    }

    @Test
    void a_level_begins_where_it_says_however_far() {
        for (int level = 1; level < 300_000_000; level = level * 3 + 1) {
            assertThat(Level.of(Level.startOf(level))).isEqualTo(level);
            assertThat(Level.of(Level.startOf(level + 1) - 1)).isEqualTo(level);
        }
        assertThat(Level.of(Long.MAX_VALUE)).isPositive();
    }

    @Test
    void there_is_no_negative_experience() {
        assertThatThrownBy(() -> Level.of(-1)).isInstanceOf(IllegalArgumentException.class);
    }
}
