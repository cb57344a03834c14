package live.chobi.server.bus;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.Uuid7;
import org.junit.jupiter.api.Test;

class NodeCountsTest {
    private final SessionId session = SessionId.next();
    private final UUID one = Uuid7.next();
    private final UUID two = Uuid7.next();
    private final List<SessionId> changed = new ArrayList<>();
    private long now;
    private final NodeCounts counts = new NodeCounts(() -> now, changed::add);

    private boolean says(UUID node, int viewers) {
        return counts.heard(new CountsMessage(node, 0, false, Map.of(session, viewers)));
    }

    @Test
    void the_counts_of_all_other_nodes_are_added() {
        assertThat(says(one, 3)).as("the first of it").isTrue();
        assertThat(says(two, 4)).isTrue();
        assertThat(counts.elsewhere(session)).isEqualTo(7);
        assertThat(says(one, 1)).isFalse();
        assertThat(counts.elsewhere(session)).isEqualTo(5);
        assertThat(counts.elsewhere(SessionId.next())).isZero();
        assertThat(counts.peers()).isEqualTo(2);
    }

    @Test
    void only_a_change_is_told() {
        says(one, 3);
        says(one, 3);
        says(one, 0);
        says(one, 0);
        assertThat(changed).containsExactly(session, session);
    }

    @Test
    void a_node_that_says_goodbye_takes_its_counts_along_at_once() {
        says(one, 3);
        says(two, 4);
        assertThat(counts.heard(new CountsMessage(one, 0, true, Map.of()))).isFalse();
        assertThat(counts.elsewhere(session)).isEqualTo(4);
        assertThat(counts.peers()).isOne();
        assertThat(changed).hasSize(3);
    }

    @Test
    void the_counts_of_a_node_that_died_hold_for_a_while_and_then_no_more() {
        says(one, 3);
        now += Duration.ofSeconds(10).toNanos();
        says(two, 4);
        counts.expire();
        assertThat(counts.peers()).as("it is no peer already").isOne();
        assertThat(counts.elsewhere(session)).isEqualTo(7);
        changed.clear();
        now += Duration.ofSeconds(5).toNanos() + 1;
        counts.expire();
        assertThat(counts.elsewhere(session)).isEqualTo(4);
        assertThat(changed).containsExactly(session);
        now += NodeCounts.COUNT_HOLDS.toNanos();
        counts.expire();
        assertThat(counts.elsewhere(session)).isZero();
        assertThat(counts.peers()).isZero();
    }
}
