package live.chobi.server.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import live.chobi.kernel.SessionId;
import org.junit.jupiter.api.Test;

/// A log, a room, and a bus that is switched on and off; the loop is turned by hand.
class RoomFeedsTest {
    private final SessionId session = SessionId.next();
    private final Map<SessionId, Long> heads = new HashMap<>(Map.of(session, 10L));
    private final List<Long> room = new ArrayList<>();
    private final List<String> subscriptions = new ArrayList<>();
    private int reads;
    private boolean isThere = true;
    private boolean isAway;
    private boolean isTrusted = true;
    private long now;

    private final RoomFeeds feeds = new RoomFeeds(new RoomFeeds.Source() {
        @Override
        public Map<SessionId, Long> heads(Collection<SessionId> sessions) {
            requireThere();
            return sessions.stream().filter(heads::containsKey).collect(Collectors.toMap(it -> it, heads::get));
        }

        @Override
        public List<FeedRow> after(SessionId of, long seq, int limit) {
            requireThere();
            reads++;
            return rows(LongStream.rangeClosed(seq + 1, heads.getOrDefault(of, 0L)).limit(limit).toArray());
        }
    }, new RoomFeeds.Audience() {
        @Override
        public boolean isThere(SessionId of) {
            return isThere;
        }

        @Override
        public void pass(SessionId of, FeedRow row) {
            room.add(row.seq());
        }
    }, new BusMetrics(new PrometheusRegistry()), () -> now);

    RoomFeedsTest() {
        feeds.attach(new RoomFeeds.Bus() {
            @Override
            public void subscribe(SessionId of) {
                subscriptions.add("+");
            }

            @Override
            public void unsubscribe(SessionId of) {
                subscriptions.add("-");
            }

            @Override
            public boolean isTrusted() {
                return isTrusted;
            }
        });
        feeds.turn();
    }

    private void requireThere() {
        if (isAway) {
            throw new IllegalStateException("the database is away");
        }
    }

    private static List<FeedRow> rows(long... seqs) {
        return LongStream.of(seqs).mapToObj(seq -> new FeedRow(seq, Optional.empty())).toList();
    }

    private void committed(long seq) {
        heads.put(session, seq);
    }

    private void turnAfter(Duration wait) {
        now += wait.toNanos();
        feeds.turn();
    }

    @Test
    void nobody_in_the_room_nothing_to_bring() {
        assertThat(feeds.offer(session, rows(11))).isFalse();
        assertThat(subscriptions).isEmpty();
    }

    @Test
    void a_room_is_fed_from_where_its_first_member_finds_the_log() {
        feeds.open(session);
        feeds.open(session);
        assertThat(subscriptions).containsExactly("+");
        assertThat(feeds.offer(session, rows(10, 11))).isTrue();
        assertThat(room).containsExactly(11L);
    }

    @Test
    void a_gap_is_given_a_moment_and_then_read_from_the_log() {
        feeds.open(session);
        committed(13);
        feeds.offer(session, rows(13));
        feeds.turn();
        assertThat(room).isEmpty();
        turnAfter(RoomFeeds.REORDER);
        assertThat(room).containsExactly(11L, 12L, 13L);
        assertThat(reads).isOne();
    }

    @Test
    void a_gap_that_closes_by_itself_costs_no_read() {
        feeds.open(session);
        feeds.offer(session, rows(12));
        feeds.offer(session, rows(11));
        turnAfter(RoomFeeds.REORDER);
        assertThat(room).containsExactly(11L, 12L);
        assertThat(reads).isZero();
    }

    @Test
    void without_the_bus_a_gap_is_read_at_once() {
        isTrusted = false;
        feeds.open(session);
        committed(12);
        feeds.offer(session, rows(12));
        feeds.turn();
        assertThat(room).containsExactly(11L, 12L);
    }

    @Test
    void what_nobody_brings_is_found_by_looking_sooner_without_the_bus() {
        feeds.open(session);
        committed(11);
        turnAfter(RoomFeeds.LOOK_ALONE);
        assertThat(room).isEmpty();
        isTrusted = false;
        feeds.turn();
        assertThat(room).containsExactly(11L);
        isTrusted = true;
        committed(12);
        turnAfter(RoomFeeds.LOOK_WITH_BUS);
        turnAfter(RoomFeeds.REORDER);
        assertThat(room).containsExactly(11L, 12L);
    }

    @Test
    void a_doubt_is_a_look_at_that_log_alone() {
        feeds.open(session);
        committed(11);
        feeds.doubt(session);
        feeds.turn();
        turnAfter(RoomFeeds.REORDER);
        assertThat(room).containsExactly(11L);
    }

    @Test
    void a_long_way_behind_is_read_in_chunks() {
        feeds.open(session);
        long far = 10 + RoomFeeds.CHUNK + 1;
        committed(far);
        feeds.knowOf(session, far);
        feeds.turn();
        assertThat(room).hasSize(RoomFeeds.CHUNK);
        feeds.turn();
        assertThat(room).containsExactlyElementsOf(LongStream.rangeClosed(11, far).boxed().toList());
    }

    @Test
    void a_database_that_is_away_is_asked_again() {
        feeds.open(session);
        committed(12);
        feeds.offer(session, rows(12));
        isAway = true;
        now += RoomFeeds.REORDER.toNanos();
        assertThatThrownBy(feeds::turn).hasMessage("the database is away");
        isAway = false;
        feeds.turn();
        assertThat(room).isEmpty();
        turnAfter(RoomFeeds.RETRY);
        assertThat(room).containsExactly(11L, 12L);
    }

    @Test
    void who_cannot_be_told_where_the_log_stands_is_not_let_in_and_the_next_one_is() {
        isAway = true;
        assertThatThrownBy(() -> feeds.open(session)).hasMessage("the database is away");
        feeds.offer(session, rows(11));
        isAway = false;
        committed(10); // what was committed after the head was read
        feeds.open(session);
        committed(11);
        feeds.turn();
        assertThat(room).as("a row that came before it began").containsExactly(11L);
    }

    @Test
    void an_empty_room_is_fed_for_a_while_and_then_no_more() {
        feeds.open(session);
        isThere = false;
        turnAfter(RoomFeeds.LOOK_WITH_BUS);
        isThere = true;
        turnAfter(RoomFeeds.LINGER);
        isThere = false;
        turnAfter(RoomFeeds.LOOK_WITH_BUS);
        turnAfter(RoomFeeds.LINGER.minusNanos(1));
        assertThat(feeds.isOpen(session)).isTrue();
        turnAfter(RoomFeeds.LOOK_WITH_BUS);
        assertThat(feeds.isOpen(session)).isFalse();
        assertThat(subscriptions).containsExactly("+", "-");
    }
}
