package live.chobi.server.bridge;

import static live.chobi.testkit.Virtually.call;
import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import live.chobi.identity.Identity;
import live.chobi.identity.mail.MailMetrics;
import live.chobi.identity.playback.PlaybackTokens;
import live.chobi.identity.secrets.MasterKey;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import live.chobi.server.http.PlaybackGate.Verdict;
import live.chobi.streaming.sessions.Kind;
import live.chobi.streaming.sessions.Phase;
import live.chobi.streaming.sessions.Session;
import live.chobi.streaming.sessions.Visibility;
import live.chobi.streaming.viewers.Viewer;
import live.chobi.testkit.TestPostgres;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who passes, as whom, and who is counted. The clock stands still unless it is set; look-ups run when the test says.
class PlaybackDoorTest {
    private static final UserId HOST = UserId.next();
    private static final UserId ANA = UserId.next();
    private final Viewer ana = new Viewer.User(ANA);
    private final Map<SessionId, Session> stored = new HashMap<>();
    private final AtomicInteger lookups = new AtomicInteger();
    private final ConcurrentLinkedQueue<Runnable> onVirtualThreads = new ConcurrentLinkedQueue<>();
    private final List<String> counted = new ArrayList<>();
    private final PlayersToViewers players = new PlayersToViewers(
            (session, viewer) -> counted.add(session + " " + viewer.stored()));
    private Instant now = Instant.parse("2026-01-02T03:04:05Z");
    private PlaybackTokens tokens;
    private PlaybackDoor door;

    @TempDir
    Path directory;

    @BeforeEach
    void open() {
        tokens = call(() -> {
            try (var database = TestPostgres.fresh()) {
                MasterKey key = MasterKey.loadOrCreate(directory.resolve("master.key"));
                return Identity.open(database, key, () -> now, true,
                        new Identity.Mailing(_ -> {
                        }, new MailMetrics(new PrometheusRegistry()))).playbackTokens();
            }
        });
        door = new PlaybackDoor(tokens, () -> now, players, id -> {
            lookups.incrementAndGet();
            return Optional.ofNullable(stored.get(id));
        }, onVirtualThreads::add);
        door.reachedAt("http://here", "rtmp://here/live", Optional.empty());
    }

    private Session session(Visibility visibility, Phase phase) {
        SessionId id = SessionId.next();
        Session session = new Session(id, HOST, "title", "", null, List.of(), Kind.VIDEO, visibility, phase, now, null,
                null, null, 0, 0, null);
        stored.put(id, session);
        return session;
    }

    private SessionId published(Visibility visibility) {
        Session session = session(visibility, Phase.LIVE);
        door.open(session);
        return session.id();
    }

    /// `allowed <viewer>`, `forbidden`, `banned`, `unknown`, `busy`, or `waits`.
    private String check(SessionId session, Optional<String> token, Optional<String> mark) {
        var verdict = new CompletableFuture<String>();
        door.check(session, token, mark, it -> verdict.complete(switch (it) {
            case Verdict.Allowed(var viewer) -> "allowed " + viewer.orElse("somebody");
            case Verdict.Forbidden _ -> "forbidden";
            case Verdict.Banned _ -> "banned";
            case Verdict.Unknown _ -> "unknown";
            case Verdict.Busy _ -> "busy";
        }));
        return verdict.getNow("waits");
    }

    private String checkMark(SessionId session, String mark) {
        return check(session, Optional.empty(), Optional.of(mark));
    }

    private String checkToken(SessionId session, String token) {
        return check(session, Optional.of(token), Optional.empty());
    }

    private void runLookups() {
        for (Runnable next = onVirtualThreads.poll(); next != null; next = onVirtualThreads.poll()) {
            next.run();
        }
    }

    private static String markIn(String url) {
        return url.substring(url.indexOf("?p=") + 3);
    }

    private static String tokenIn(String url) {
        return url.substring(url.indexOf("/t/") + 3, url.lastIndexOf('/'));
    }

    @Test
    void a_public_session_is_open_to_all_and_a_mark_says_who_comes() {
        SessionId session = published(Visibility.PUBLIC);
        assertThat(door.hlsUrl(session, Optional.empty())).isEqualTo("http://here/live/" + session + "/index.m3u8");
        assertThat(check(session, Optional.empty(), Optional.empty())).isEqualTo("allowed somebody");
        assertThat(checkMark(session, "forged")).isEqualTo("allowed somebody");
        String mark = markIn(door.hlsUrl(session, Optional.of(ana.stored())));
        assertThat(checkMark(session, mark)).isEqualTo("allowed " + ana.stored());
        assertThat(checkMark(published(Visibility.PUBLIC), mark)).as("of another session").isEqualTo(
                "allowed somebody");
        now = now.plus(PlaybackDoor.PASS_LIFE);
        assertThat(checkMark(session, mark)).as("run out").isEqualTo("allowed somebody");
    }

    @Test
    void a_guest_without_a_mark_gets_one_and_keeps_it() {
        SessionId session = published(Visibility.PUBLIC);
        String first = checkMark(session, door.mark(session, Optional.empty()));
        assertThat(first).startsWith("allowed guest:");
        assertThat(checkMark(session, door.mark(session, Optional.empty()))).isNotEqualTo(first);
        String viewer = first.substring("allowed ".length());
        assertThat(checkMark(session, door.mark(session, Optional.of(viewer)))).isEqualTo(first);
    }

    @Test
    void a_private_session_needs_a_token_of_its_own() {
        SessionId session = published(Visibility.PRIVATE);
        String token = tokenIn(door.privateHlsUrl(session, ana.stored()));
        assertThat(checkToken(session, token)).isEqualTo("allowed " + ana.stored());
        assertThat(check(session, Optional.empty(), Optional.empty())).isEqualTo("forbidden");
        assertThat(checkMark(session, token)).as("as a mark").isEqualTo("forbidden");
        assertThat(checkToken(session, "forged")).isEqualTo("forbidden");
        assertThat(checkToken(published(Visibility.PRIVATE), token)).as("of another session").isEqualTo("forbidden");
        now = now.plus(PlaybackDoor.PASS_LIFE);
        assertThat(checkToken(session, token)).as("run out").isEqualTo("forbidden");
    }

    @Test
    void who_is_sent_away_is_refused_at_once_until_somebody_lets_them_in_again() {
        SessionId open = published(Visibility.PUBLIC);
        SessionId secret = published(Visibility.PRIVATE);
        String mark = markIn(door.hlsUrl(open, Optional.of(ana.stored())));
        String token = tokenIn(door.privateHlsUrl(secret, ana.stored()));
        door.revoke(open, ANA);
        assertThat(checkMark(open, mark)).isEqualTo("forbidden");
        assertThat(checkToken(secret, token)).as("another session").isEqualTo("allowed " + ana.stored());
        door.revoke(secret, ANA);
        assertThat(checkToken(secret, token)).isEqualTo("forbidden");
        now = now.plusMillis(1);
        assertThat(checkToken(secret, tokenIn(door.privateHlsUrl(secret, ana.stored())))).isEqualTo(
                "allowed " + ana.stored());
        assertThat(checkToken(secret, token)).isEqualTo("forbidden");
    }

    @Test
    void a_session_that_was_not_published_here_is_looked_up_once() {
        SessionId secret = session(Visibility.PRIVATE, Phase.CREATED).id();
        assertThat(check(secret, Optional.empty(), Optional.empty())).isEqualTo("waits");
        assertThat(checkToken(secret, tokenIn(door.privateHlsUrl(secret, ana.stored())))).isEqualTo("waits");
        runLookups();
        assertThat(check(secret, Optional.empty(), Optional.empty())).isEqualTo("forbidden");
        now = now.plus(Duration.ofDays(30));
        assertThat(check(secret, Optional.empty(), Optional.empty())).isEqualTo("forbidden");
        assertThat(lookups).hasValue(1);
    }

    @Test
    void an_unknown_session_is_not_looked_up_again_for_some_seconds() {
        SessionId nobody = SessionId.next();
        assertThat(check(nobody, Optional.empty(), Optional.empty())).isEqualTo("waits");
        runLookups();
        assertThat(check(nobody, Optional.empty(), Optional.empty())).isEqualTo("unknown");
        assertThat(lookups).hasValue(1);
        now = now.plus(PlaybackDoor.UNKNOWN_LIFE);
        assertThat(check(nobody, Optional.empty(), Optional.empty())).isEqualTo("waits");
        runLookups();
        assertThat(lookups).hasValue(2);
    }

    @Test
    void whoever_tries_all_ids_does_not_take_the_database() {
        for (int i = 0; i < PlaybackDoor.LOOKUPS_MAX; i++) {
            assertThat(check(SessionId.next(), Optional.empty(), Optional.empty())).isEqualTo("waits");
        }
        SessionId session = published(Visibility.PUBLIC);
        assertThat(check(SessionId.next(), Optional.empty(), Optional.empty())).isEqualTo("busy");
        assertThat(check(session, Optional.empty(), Optional.empty())).isEqualTo("allowed somebody");
        runLookups();
        assertThat(check(SessionId.next(), Optional.empty(), Optional.empty())).isEqualTo("waits");
    }

    @Test
    void players_are_counted_once_a_second_without_the_host_and_not_after_the_end() {
        SessionId session = published(Visibility.PUBLIC);
        assertThat(door.watches(session, ana.stored())).isTrue();
        assertThat(door.watches(session, ana.stored())).isTrue();
        assertThat(door.watches(session, new Viewer.User(HOST).stored())).isTrue();
        assertThat(door.watches(session, "nobody")).isTrue();
        assertThat(counted).isEmpty();
        players.flush();
        assertThat(counted).containsExactly(session + " " + ana.stored());
        players.flush();
        assertThat(counted).hasSize(1);
        door.over(session);
        door.watches(session, ana.stored());
        players.flush();
        assertThat(counted).hasSize(1);
        assertThat(check(session, Optional.empty(), Optional.empty())).as("what is left may be watched").isEqualTo(
                "allowed somebody");
    }

    /// A pass may be signed in the very moment in which the ban is decided.
    @Test
    void a_banned_users_pass_is_void_whenever_it_was_signed_and_good_again_after_the_ban() {
        SessionId session = published(Visibility.PUBLIC);
        Set<UserId> banned = new HashSet<>(Set.of(ANA));
        door.barring((where, who) -> where.equals(session) && banned.contains(who));
        now = now.plusSeconds(1);
        String mark = markIn(door.hlsUrl(session, Optional.of(ana.stored())));
        assertThat(checkMark(session, mark)).isEqualTo("banned");
        assertThat(checkMark(session, markIn(door.hlsUrl(session, Optional.of(new Viewer.User(HOST).stored())))))
                .startsWith("allowed");
        banned.clear();
        assertThat(checkMark(session, mark)).startsWith("allowed");
    }

    @Test
    void what_is_over_is_not_open() {
        SessionId live = published(Visibility.PUBLIC);
        SessionId over = published(Visibility.PUBLIC);
        door.over(over);
        assertThat(door.open()).containsExactly(live);
    }
}
