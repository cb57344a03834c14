package live.chobi.chat.room;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PaceTest {
    private static final long MS = 1_000_000;

    private final Pace pace = new Pace();
    private long nowNanos = 77 * MS;

    @Test
    void the_first_message_goes_at_once() {
        assertThat(pace.waitNanos(nowNanos)).isZero();
    }

    @Test
    void in_a_small_room_every_message_goes_at_once() {
        for (int i = 0; i < 100; i++) {
            deliver(0, 10);
            assertThat(pace.waitNanos(nowNanos)).isZero();
            nowNanos += 10 * MS;
        }
    }

    @Test
    void the_hotter_the_room_the_longer_messages_gather_from_ten_to_eighty_milliseconds() {
        assertThat(gatheringAt(Pace.GATHERING_FROM)).isEqualTo(10 * MS);
        assertThat(gatheringAt(20_000)).isBetween(31 * MS, 32 * MS);
        assertThat(gatheringAt(100_000)).isBetween(70 * MS, 71 * MS);
        assertThat(gatheringAt(1_000_000)).isEqualTo(80 * MS);
    }

    @Test
    void what_has_been_waited_already_is_waited_no_more() {
        deliver(0, Pace.GATHERING_FROM);

        assertThat(pace.waitNanos(nowNanos + 4 * MS)).isEqualTo(6 * MS);
    }

    @Test
    void after_a_rest_a_message_of_a_hot_room_goes_at_once() {
        deliver(0, 100_000);

        assertThat(pace.waitNanos(nowNanos + 80 * MS)).isZero();
    }

    @Test
    void a_room_that_has_calmed_down_gathers_no_more() {
        deliver(0, 100_000);
        nowNanos += 10_000 * MS;
        deliver(0, 100);

        assertThat(pace.waitNanos(nowNanos)).isZero();
    }

    @Test
    void a_room_that_takes_its_loop_long_leaves_it_to_others_for_as_long_but_not_for_ever() {
        deliver(90 * MS, 100_000);
        assertThat(pace.waitNanos(nowNanos)).isEqualTo(90 * MS);

        deliver(3_000 * MS, 100_000);
        assertThat(pace.waitNanos(nowNanos)).isEqualTo(Pace.YIELD_NANOS_MAX);
    }

    private long gatheringAt(int deliveriesPerSecond) {
        Pace room = new Pace();
        room.delivered(nowNanos, nowNanos, deliveriesPerSecond);
        return room.waitNanos(nowNanos);
    }

    private void deliver(long tookNanos, long deliveries) {
        long began = nowNanos;
        nowNanos += tookNanos;
        pace.delivered(began, nowNanos, deliveries);
    }
}
