package live.chobi.notifications.delivery;

import static live.chobi.notifications.NotificationsOnPostgres.SESSION;
import static live.chobi.notifications.NotificationsOnPostgres.somebody;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import live.chobi.kernel.Caller;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import live.chobi.notifications.NotificationsOnPostgres;
import live.chobi.notifications.delivery.Followers.Follower;
import live.chobi.notifications.inbox.Kind;
import live.chobi.testkit.Virtually;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WavesTest {
    private final NotificationsOnPostgres chobi = new NotificationsOnPostgres();
    private final Caller host = somebody();

    @AfterEach
    void close() {
        chobi.close();
    }

    private void followers(int count) {
        List<Follower> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            // Many began to follow in the same millisecond.
            all.add(new Follower(UserId.next(), chobi.now().minusMillis(i / 100)));
        }
        chobi.followers.put(host.user(), all);
    }

    private void begin(SessionId session) {
        chobi.database.transact(tx -> chobi.notifications.waves().begin(tx, Kind.LIVE_STARTED, session, host.user(),
                chobi.now()));
    }

    private int told() {
        return chobi.count("notifications.notification");
    }

    private int toldPeople() {
        return chobi.database.read(sql -> sql.fetchSingle("select count(distinct user_id) "
                + "from notifications.notification").get(0, Integer.class));
    }

    @Test
    void all_who_follow_are_told_once_in_waves() {
        Virtually.run(() -> {
            followers(2 * Waves.WAVE + 1);
            begin(SESSION);
            assertThat(chobi.runJobs()).isEqualTo(1);
            assertThat(told()).isEqualTo(Waves.WAVE);
            assertThat(chobi.runJobs()).isEqualTo(1);
            assertThat(chobi.runJobs()).isEqualTo(1);
            assertThat(told()).isEqualTo(2 * Waves.WAVE + 1);
            assertThat(toldPeople()).isEqualTo(2 * Waves.WAVE + 1);
            assertThat(chobi.runJobs()).as("nothing is left to do").isZero();
        });
    }

    @Test
    void a_session_is_news_once_however_often_it_comes_back() {
        Virtually.run(() -> {
            followers(3);
            begin(SESSION);
            begin(SESSION);
            chobi.runJobs();
            begin(SESSION);
            chobi.runJobs();
            assertThat(told()).isEqualTo(3);
        });
    }

    @Test
    void a_wave_that_fails_is_told_again_from_where_the_last_one_ended() {
        Virtually.run(() -> {
            followers(2 * Waves.WAVE);
            begin(SESSION);
            chobi.runJobs();
            chobi.duringWave = () -> {
                throw new IllegalStateException("the node dies in the middle");
            };
            chobi.runJobs();
            assertThat(told()).isEqualTo(Waves.WAVE);
            chobi.duringWave = () -> {
            };
            chobi.runJobs();
            chobi.runJobs();
            assertThat(told()).isEqualTo(2 * Waves.WAVE);
            assertThat(toldPeople()).isEqualTo(2 * Waves.WAVE);
        });
    }

    @Test
    void a_wave_that_two_nodes_were_given_is_told_once() {
        Virtually.run(() -> {
            followers(3);
            begin(SESSION);
            // The first node's lease ran out while it was in the middle of its transaction.
            chobi.duringWave = () -> {
                chobi.duringWave = () -> {
                };
                chobi.database.transact(tx -> tx.execute("update outbox.job set leased_until = null"));
            };
            chobi.runJobs();
            chobi.runJobs();
            assertThat(told()).isEqualTo(3);
        });
    }

    @Test
    void who_follows_after_the_beginning_is_not_told() {
        Virtually.run(() -> {
            followers(Waves.WAVE);
            begin(SESSION);
            chobi.runJobs();
            List<Follower> more = new ArrayList<>(Objects.requireNonNull(chobi.followers.get(host.user())));
            more.add(new Follower(UserId.next(), chobi.now().plusMillis(1)));
            chobi.followers.put(host.user(), more);
            chobi.runJobs();
            assertThat(told()).isEqualTo(Waves.WAVE);
        });
    }

    @Test
    void a_session_that_is_over_is_told_to_nobody_more() {
        Virtually.run(() -> {
            followers(Waves.WAVE + 1);
            begin(SESSION);
            chobi.runJobs();
            chobi.overSessions.add(SESSION);
            chobi.runJobs();
            chobi.overSessions.clear();
            assertThat(chobi.runJobs()).isZero();
            assertThat(told()).isEqualTo(Waves.WAVE);
        });
    }

    @Test
    void a_host_is_news_six_times_an_hour() {
        Virtually.run(() -> {
            followers(1);
            for (int i = 0; i <= Waves.SESSIONS_PER_HOUR; i++) {
                begin(SessionId.next());
                chobi.runJobs();
            }
            assertThat(told()).isEqualTo(Waves.SESSIONS_PER_HOUR);
            assertThat(chobi.counted("chobi_notifications_withheld_total", "too_many_sessions")).isEqualTo(1);
            chobi.clock.pass(Duration.ofHours(1));
            begin(SessionId.next());
            chobi.runJobs();
            assertThat(told()).isEqualTo(Waves.SESSIONS_PER_HOUR + 1);
        });
    }

    @Test
    void a_planned_session_is_news_before_it_begins_unless_it_is_over_by_then() {
        Virtually.run(() -> {
            followers(2);
            SessionId gone = SessionId.next();
            chobi.overSessions.add(gone);
            chobi.database.transact(tx -> {
                chobi.notifications.coming().expect(tx, SESSION, host.user(), chobi.now().plus(Duration.ofHours(5)));
                chobi.notifications.coming().expect(tx, gone, host.user(), chobi.now().plusSeconds(5));
                chobi.notifications.coming().expect(tx, SessionId.next(), host.user(), chobi.now().minusSeconds(1));
            });
            assertThat(chobi.runJobs()).as("two are still to come").isEqualTo(2);
            chobi.runJobs();
            assertThat(told()).isEqualTo(2);
            assertThat(chobi.counted("chobi_notifications_causes_total", "session_soon")).isEqualTo(2);
        });
    }
}
