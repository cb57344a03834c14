package live.chobi.streaming.viewers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import org.junit.jupiter.api.Test;

/// Counting who watches. The clock stands still unless it is set.
class ViewersTest {
    private final SessionId session = SessionId.next();
    private final Viewer ana = new Viewer.User(UserId.next());
    private final Viewer bob = new Viewer.User(UserId.next());
    private final Viewer guest = new Viewer.Guest(UUID.randomUUID());
    private final List<Integer> told = new ArrayList<>();
    private Instant now = Instant.parse("2026-01-02T03:04:05Z");
    private final Viewers viewers = new Viewers(() -> now, (_, count) -> told.add(count));

    /// `came`, `went` or `stayed`, and how many watch now.
    private String told(boolean changed, String word) {
        return (changed ? word : "stayed") + " " + viewers.count(session);
    }

    private String opens(Viewer viewer) {
        return told(viewers.socketJoined(session, viewer), "came");
    }

    private String closes(Viewer viewer) {
        return told(viewers.socketLeft(session, viewer), "went");
    }

    private String joins(Viewer viewer) {
        return told(viewers.leased(session, viewer), "came");
    }

    private String leaves(Viewer viewer) {
        return told(viewers.released(session, viewer), "went");
    }

    @Test
    void a_user_is_one_viewer_however_many_windows_are_open() {
        assertThat(opens(ana)).isEqualTo("came 1");
        assertThat(opens(ana)).isEqualTo("stayed 1");
        assertThat(opens(bob)).isEqualTo("came 2");
        assertThat(closes(ana)).isEqualTo("stayed 2");
        assertThat(closes(ana)).isEqualTo("went 1");
        assertThat(closes(bob)).isEqualTo("went 0");
        assertThat(told).containsExactly(1, 2, 1, 0);
    }

    @Test
    void closing_more_than_was_open_changes_nothing_and_never_counts_below_zero() {
        assertThat(closes(ana)).isEqualTo("stayed 0");
        assertThat(opens(ana)).isEqualTo("came 1");
        assertThat(closes(ana)).isEqualTo("went 0");
        assertThat(closes(ana)).isEqualTo("stayed 0");
        assertThat(opens(ana)).isEqualTo("came 1");
    }

    @Test
    void who_joined_by_a_call_stays_ninety_seconds_and_each_call_begins_them_anew() {
        assertThat(joins(guest)).isEqualTo("came 1");
        now = now.plusSeconds(60);
        assertThat(joins(guest)).isEqualTo("stayed 1");
        now = now.plusSeconds(89);
        assertThat(viewers.sweep()).isEmpty();
        now = now.plusSeconds(1);
        assertThat(viewers.sweep()).containsExactly(new Viewers.Expired(session, guest));
        assertThat(viewers.count(session)).isZero();
        assertThat(viewers.sweep()).isEmpty();
    }

    @Test
    void leaving_by_a_call_ends_the_stay_but_not_that_of_an_open_window() {
        assertThat(joins(ana)).isEqualTo("came 1");
        assertThat(leaves(ana)).isEqualTo("went 0");
        assertThat(leaves(ana)).isEqualTo("stayed 0");
        assertThat(joins(ana)).isEqualTo("came 1");
        assertThat(opens(ana)).isEqualTo("stayed 1");
        assertThat(leaves(ana)).isEqualTo("stayed 1");
        assertThat(closes(ana)).isEqualTo("went 0");
    }

    @Test
    void closing_the_last_window_within_the_ninety_seconds_is_not_leaving() {
        assertThat(opens(ana)).isEqualTo("came 1");
        assertThat(joins(ana)).isEqualTo("stayed 1");
        assertThat(closes(ana)).isEqualTo("stayed 1");
        now = now.plus(Viewers.LEASE);
        assertThat(viewers.sweep()).hasSize(1);
    }

    private String plays(Viewer viewer) {
        return told(viewers.playing(session, viewer), "came");
    }

    @Test
    void a_player_is_there_until_it_has_asked_for_nothing_for_fifteen_seconds() {
        assertThat(plays(guest)).isEqualTo("came 1");
        now = now.plusSeconds(14);
        assertThat(plays(guest)).isEqualTo("stayed 1");
        now = now.plusSeconds(14);
        assertThat(viewers.sweep()).isEmpty();
        now = now.plusSeconds(1);
        assertThat(viewers.sweep()).containsExactly(new Viewers.Expired(session, guest));
    }

    @Test
    void a_player_and_a_window_of_one_viewer_are_one() {
        assertThat(opens(ana)).isEqualTo("came 1");
        assertThat(plays(ana)).isEqualTo("stayed 1");
        assertThat(closes(ana)).isEqualTo("stayed 1");
        now = now.plus(Viewers.PLAYING);
        assertThat(viewers.sweep()).hasSize(1);
    }

    @Test
    void who_joined_by_a_call_and_plays_is_gone_when_the_player_is() {
        assertThat(joins(ana)).isEqualTo("came 1");
        assertThat(plays(ana)).isEqualTo("stayed 1");
        now = now.plus(Viewers.PLAYING);
        assertThat(viewers.sweep()).hasSize(1);
        assertThat(plays(ana)).isEqualTo("came 1");
        assertThat(leaves(ana)).isEqualTo("went 0");
    }

    @Test
    void a_viewer_is_written_down_and_read_again() {
        assertThat(Viewer.parse(ana.stored())).contains(ana);
        Viewer player = new Viewer.Guest(live.chobi.kernel.Uuid7.next());
        assertThat(Viewer.parse(player.stored())).contains(player);
        assertThat(Viewer.parse("user:")).isEmpty();
        assertThat(Viewer.parse("host:" + ((Viewer.User) ana).id())).isEmpty();
        assertThat(Viewer.parse("")).isEmpty();
    }

    @Test
    void an_open_window_outlasts_any_sweep() {
        assertThat(opens(ana)).isEqualTo("came 1");
        now = now.plus(Duration.ofDays(1));
        assertThat(viewers.sweep()).isEmpty();
        assertThat(viewers.count(session)).isEqualTo(1);
    }

    @Test
    void those_on_other_nodes_count_but_are_not_said_to_be_here() {
        Viewers many = new Viewers(() -> now, (_, _) -> {
        }, of -> of.equals(session) ? 5 : 0);
        assertThat(many.count(session)).isEqualTo(5);
        assertThat(many.counts()).isEmpty();
        assertThat(many.socketJoined(session, ana)).isTrue();
        assertThat(many.count(session)).isEqualTo(6);
        assertThat(many.peak(session)).isEqualTo(6);
        assertThat(many.counts()).containsExactly(Map.entry(session, 1));
        assertThat(many.socketLeft(session, ana)).isTrue();
        assertThat(many.counts()).isEmpty();
    }

    @Test
    void the_peak_stays_when_viewers_go_and_sessions_do_not_mix() {
        assertThat(opens(ana)).isEqualTo("came 1");
        assertThat(opens(bob)).isEqualTo("came 2");
        assertThat(closes(bob)).isEqualTo("went 1");
        assertThat(viewers.peak(session)).isEqualTo(2);
        assertThat(viewers.count(SessionId.next())).isZero();
        viewers.forget(session);
        assertThat(viewers.peak(session)).isZero();
        assertThat(closes(ana)).as("a window that closes after the end").isEqualTo("stayed 0");
    }

    @Test
    void whatever_happens_the_counts_are_those_of_a_naive_list() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<Viewer> all = List.of(ana, bob, guest, new Viewer.Guest(UUID.randomUUID()));
        Map<Viewer, Integer> sockets = new HashMap<>();
        Map<Viewer, Instant> leases = new HashMap<>();
        for (int step = 0; step < 20_000; step++) {
            Viewer who = all.get(random.nextInt(all.size()));
            switch (random.nextInt(6)) {
                case 0 -> {
                    var _ = opens(who);
                    sockets.merge(who, 1, Integer::sum);
                }
                case 1 -> {
                    var _ = closes(who);
                    sockets.computeIfPresent(who, (_, open) -> Math.max(0, open - 1));
                }
                case 2 -> {
                    var _ = joins(who);
                    leases.put(who, now.plus(Viewers.LEASE));
                }
                case 3 -> {
                    var _ = leaves(who);
                    leases.remove(who);
                }
                case 4 -> now = now.plusSeconds(random.nextInt(40));
                default -> {
                    // only the sweep below
                }
            }
            var _ = viewers.sweep();
            long expected = all.stream().filter(it -> sockets.getOrDefault(it, 0) > 0
                    || leases.getOrDefault(it, Instant.MIN).isAfter(now)).count();
            assertThat(viewers.count(session)).as("seed %d step %d", seed, step).isEqualTo((int) expected);
        }
    }

    @Test
    void under_many_threads_no_window_is_counted_twice_or_forgotten() throws Exception {
        Viewers shared = new Viewers(() -> now, (_, _) -> {
        });
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> windows = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                Viewer who = i % 2 == 0 ? ana : bob;
                windows.add(pool.submit(() -> {
                    for (int round = 0; round < 50; round++) {
                        var _ = shared.socketJoined(session, who);
                        var _ = shared.socketLeft(session, who);
                    }
                }));
            }
            for (Future<?> window : windows) {
                var _ = window.get();
            }
        }
        assertThat(shared.count(session)).isZero();
        assertThat(shared.peak(session)).as("at once, as the scheduler pleases").isBetween(1, 2);
    }
}
