package live.chobi.chat.room;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBufAllocator;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.concurrent.atomic.AtomicLong;
import live.chobi.chat.ChatMetrics;
import live.chobi.chat.protocol.OutboundPacket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Rows of 100 bytes each.
class RoomHistoryTest {
    private static final int ROW_BYTES = 100;

    private final ChatMetrics metrics = new ChatMetrics(new PrometheusRegistry());
    private final AtomicLong nodeBytes = new AtomicLong();
    private RoomHistory history = history(10, 10_000, 10_000);

    private RoomHistory history(int rows, int bytes, int perNode) {
        return new RoomHistory(new HistoryLimits(rows, bytes, perNode), nodeBytes, metrics);
    }

    @AfterEach
    void nothingIsLeft() {
        history.close();
        assertThat(nodeBytes).hasValue(0);
    }

    private static void add(RoomHistory to, long seq) {
        OutboundPacket packet = OutboundPacket.text(ByteBufAllocator.DEFAULT, "x".repeat(ROW_BYTES - 2));
        to.add(seq, packet);
        packet.release();
        assertThat(packet.frame().refCnt()).isLessThanOrEqualTo(1);
    }

    /// How many rows came after `seq`; -1 when that is not known any more.
    private int after(long seq) {
        return history.after(seq).map(missed -> {
            missed.packets().forEach(OutboundPacket::release);
            return missed.packets().size();
        }).orElse(-1);
    }

    @Test
    void what_came_after_is_given_and_gaps_between_rows_are_none() {
        assertThat(after(0)).isZero();
        for (long seq : new long[]{3, 4, 9}) {
            add(history, seq);
        }
        assertThat(after(0)).isEqualTo(3);
        assertThat(after(3)).isEqualTo(2);
        assertThat(after(7)).isEqualTo(1);
        assertThat(after(9)).isZero();
        assertThat(history.after(20).orElseThrow().lastSeq()).isEqualTo(20);
    }

    @Test
    void the_oldest_rows_go_first_and_are_missed_by_who_had_not_seen_them() {
        for (int seq = 1; seq <= 12; seq++) {
            add(history, seq);
        }
        assertThat(after(1)).isEqualTo(-1);
        assertThat(after(2)).isEqualTo(10);
        assertThat(history.covers(1)).isFalse();
        assertThat(history.covers(2)).isTrue();
    }

    @Test
    void bytes_are_bounded_too() {
        history = history(100, 3 * ROW_BYTES, 10_000);
        for (int seq = 1; seq <= 5; seq++) {
            add(history, seq);
        }
        assertThat(after(2)).isEqualTo(3);
        assertThat(after(1)).isEqualTo(-1);
        assertThat(nodeBytes).hasValue(3 * ROW_BYTES);
    }

    @Test
    void a_node_with_too_much_lets_the_rows_of_the_room_that_grows_go() {
        history = history(100, 10_000, 3 * ROW_BYTES);
        RoomHistory other = history(100, 10_000, 3 * ROW_BYTES);
        add(other, 1);
        add(other, 2);
        add(history, 1);
        add(history, 2);

        assertThat(after(1)).isEqualTo(1);
        assertThat(after(0)).isEqualTo(-1);
        assertThat(nodeBytes).hasValue(3 * ROW_BYTES);
        other.close();
    }

    @Test
    void a_room_that_is_over_remembers_nothing_and_takes_nothing_more() {
        add(history, 1);
        history.close();
        add(history, 2);

        assertThat(after(1)).isEqualTo(-1);
        assertThat(nodeBytes).hasValue(0);
    }
}
