package live.chobi.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeapGoalTest {
    private static final long MB = 1024 * 1024;

    private final List<Long> told = new ArrayList<>();
    private long liveMb;
    private final HeapGoal goal = new HeapGoal(() -> liveMb * MB, bytes -> told.add(bytes / MB), 1_000 * MB);

    @Test
    void an_idle_server_keeps_to_the_least() {
        alive(0);
        alive(40);
        alive(96);

        assertThat(told).containsExactly(192L);
    }

    @Test
    void the_goal_is_twice_what_is_alive_and_goes_back_with_it() {
        alive(200);
        alive(205);
        alive(300);
        alive(50);

        assertThat(told).containsExactly(400L, 600L, 192L);
    }

    @Test
    void it_never_exceeds_the_heap() {
        alive(490);
        alive(800);
        alive(900);

        assertThat(told).containsExactly(980L, 1_000L);
    }

    private void alive(long mb) {
        liveMb = mb;
        goal.run();
    }
}
