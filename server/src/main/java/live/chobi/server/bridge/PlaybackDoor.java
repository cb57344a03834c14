package live.chobi.server.bridge;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import live.chobi.identity.playback.PlaybackTokens;
import live.chobi.identity.playback.PlaybackTokens.Pass;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import live.chobi.kernel.Uuid7;
import live.chobi.server.http.PlaybackGate;
import live.chobi.streaming.sessions.Addresses;
import live.chobi.streaming.sessions.Phase;
import live.chobi.streaming.sessions.Session;
import live.chobi.streaming.viewers.Viewer;

/// Media for those who may watch: addresses with tokens and marks, who passes with which, and who is watching. Any
/// thread; never blocks: a session that was not published here is looked up once, on a virtual thread.
///
/// A private session's token and a public one's mark are the same kind of pass: this viewer, this session, until then.
public final class PlaybackDoor implements Addresses, PlaybackGate {
    static final Duration PASS_LIFE = Duration.ofHours(12);
    /// How long nobody is looked up again who was not found.
    static final Duration UNKNOWN_LIFE = Duration.ofSeconds(5);
    /// Look-ups at once: some of the database's connections, whoever tries all ids.
    static final int LOOKUPS_MAX = 8;
    private static final int SESSIONS_MAX = 100_000;
    private static final int SENT_AWAY_MAX = 100_000;
    /// Raised to end all passes of all sessions.
    private static final int EPOCH = 0;
    private static final String INDEX = "index.m3u8";

    /// What must be known of a session to open to its viewers and to count them.
    private record Known(boolean isPrivate, UserId host, boolean over) {
        static Known of(Session session) {
            return new Known(session.isPrivate(), session.host(), session.phase() == Phase.ENDED);
        }
    }

    private record SentAway(SessionId session, String viewer) {}

    /// Beside the playlists, under the same token.
    public static final String THUMBNAIL_NAME = "thumbnail.jpg";

    private final PlaybackTokens tokens;
    private final InstantSource clock;
    private final PlayersToViewers players;
    private final Function<SessionId, Optional<Session>> sessions;
    private final Executor virtualThreads;
    private final Semaphore lookups = new Semaphore(LOOKUPS_MAX);
    private volatile String httpUrl = "";
    private volatile String rtmpUrl = "";
    private volatile Predicate<SessionId> hasThumbnail = _ -> false;
    private volatile BiPredicate<SessionId, UserId> isBarred = (_, _) -> false;
    private volatile Optional<String> rtmpsUrl = Optional.empty();
    /// What is there is not forgotten by time: a stream that nobody watched for a night opens to the first who comes in
    /// the morning without a look-up.
    private final AsyncCache<SessionId, Optional<Known>> known;
    /// Since when; who gets a new pass later may watch again.
    private final Cache<SentAway, Instant> sentAway;

    /// @param sessions finds one; called on virtual threads
    public PlaybackDoor(PlaybackTokens tokens, InstantSource clock, PlayersToViewers players,
            Function<SessionId, Optional<Session>> sessions, Executor virtualThreads) {
        this.tokens = tokens;
        this.clock = clock;
        this.players = players;
        this.sessions = sessions;
        this.virtualThreads = virtualThreads;
        Ticker ticker = () -> TimeUnit.MILLISECONDS.toNanos(clock.millis());
        this.known = Caffeine.newBuilder().maximumSize(SESSIONS_MAX).ticker(ticker).executor(Runnable::run)
                .expireAfter(Expiry.<SessionId, Optional<Known>>creating(
                        (_, found) -> found.isPresent() ? Duration.ofDays(36_500) : UNKNOWN_LIFE))
                .buildAsync();
        this.sentAway = Caffeine.newBuilder().maximumSize(SENT_AWAY_MAX).ticker(ticker).executor(Runnable::run)
                .expireAfterWrite(PASS_LIFE).build();
    }

    /// How clients reach this server; known once its ports are open.
    ///
    /// @param rtmps empty where RTMPS is off
    public void reachedAt(String http, String rtmp, Optional<String> rtmps) {
        httpUrl = http;
        rtmpUrl = rtmp;
        rtmpsUrl = rtmps;
    }

    /// Which sessions have a picture; known once media is.
    public void showing(Predicate<SessionId> pictured) {
        hasThumbnail = pictured;
    }

    /// Which user is banned from which session; asked for each request, so it must answer at once.
    public void barring(BiPredicate<SessionId, UserId> banned) {
        isBarred = banned;
    }

    /// Those that are open here and not over.
    public Set<SessionId> open() {
        return known.synchronous().asMap().entrySet().stream()
                .filter(it -> it.getValue().filter(found -> !found.over()).isPresent()).map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /// Known before anybody asks.
    void open(Session session) {
        known.put(session.id(), CompletableFuture.completedFuture(Optional.of(Known.of(session))));
    }

    /// The session has ended: what is left of its media may be watched, and nobody is counted.
    public void over(SessionId session) {
        known.synchronous().asMap().computeIfPresent(session,
                (_, found) -> found.map(it -> new Known(it.isPrivate(), it.host(), true)));
    }

    /// Sends a user away from a session: all passes they have for it end at once. Their next playlist is refused, and
    /// their open RTMP and HTTP-FLV players, which are asked once a second whether they may stay, are closed. A pass
    /// that is signed later is good again, unless they are still barred. Nothing here refuses to sign one.
    public void revoke(SessionId session, UserId user) {
        sentAway.put(new SentAway(session, new Viewer.User(user).stored()), clock.instant());
    }

    @Override
    public String rtmpUrl() {
        return rtmpUrl;
    }

    @Override
    public Optional<String> rtmpsUrl() {
        return rtmpsUrl;
    }

    @Override
    public String hlsUrl(SessionId session, Optional<String> viewer) {
        String mark = viewer.map(it -> "?p=" + sign(session, it)).orElse("");
        return httpUrl + "/live/" + session + "/" + INDEX + mark;
    }

    @Override
    public String privateHlsUrl(SessionId session, String viewer) {
        return httpUrl + "/live/" + session + "/t/" + sign(session, viewer) + "/" + INDEX;
    }

    private String sign(SessionId session, String viewer) {
        return tokens.sign(new Pass(session, viewer, EPOCH, clock.instant().plus(PASS_LIFE)));
    }

    @Override
    public Optional<String> thumbnailUrl(SessionId session) {
        return hasThumbnail.test(session)
                ? Optional.of(httpUrl + "/live/" + session + "/" + THUMBNAIL_NAME)
                : Optional.empty();
    }

    @Override
    public void check(SessionId session, Optional<String> token, Optional<String> mark, Consumer<Verdict> answer) {
        CompletableFuture<Optional<Known>> found = known.getIfPresent(session);
        if (found == null) {
            if (!lookups.tryAcquire()) {
                answer.accept(new Verdict.Busy());
                return;
            }
            found = known.get(session, (id, _) -> CompletableFuture.supplyAsync(
                    () -> sessions.apply(id).map(Known::of), virtualThreads));
            var _ = found.whenComplete((_, _) -> lookups.release());
        }
        var _ = found.whenComplete((it, error) -> answer.accept(error == null
                ? it.map(there -> judge(session, there, token, mark)).orElseGet(Verdict.Unknown::new)
                : new Verdict.Busy()));
    }

    private Verdict judge(SessionId session, Known found, Optional<String> token, Optional<String> mark) {
        Optional<Pass> pass = (found.isPrivate() ? token : token.or(() -> mark)).flatMap(tokens::verify)
                .filter(it -> it.session().equals(session) && it.epoch() == EPOCH);
        if (pass.filter(this::isBanned).isPresent()) {
            return new Verdict.Banned();
        }
        if ((found.isPrivate() && pass.isEmpty()) || pass.filter(this::isSentAway).isPresent()) {
            return new Verdict.Forbidden();
        }
        return new Verdict.Allowed(pass.map(Pass::viewer));
    }

    /// Also whose pass was signed while the ban was being decided.
    private boolean isBanned(Pass pass) {
        return Viewer.parse(pass.viewer()).flatMap(Viewer::user).filter(it -> isBarred.test(pass.session(), it))
                .isPresent();
    }

    private boolean isSentAway(Pass pass) {
        Instant since = sentAway.getIfPresent(new SentAway(pass.session(), pass.viewer()));
        return since != null && !pass.expires().minus(PASS_LIFE).isAfter(since);
    }

    @Override
    public String mark(SessionId session, Optional<String> viewer) {
        return sign(session, viewer.orElseGet(() -> new Viewer.Guest(Uuid7.next()).stored()));
    }

    @Override
    public boolean watches(SessionId session, String viewer) {
        CompletableFuture<Optional<Known>> found = known.getIfPresent(session);
        Optional<Viewer> who = Viewer.parse(viewer);
        if (found == null || who.isEmpty()) {
            return true;
        }
        return found.getNow(Optional.empty()).filter(it -> !it.over() && !who.get().equals(new Viewer.User(it.host())))
                .map(_ -> players.plays(session, who.get())).orElse(true);
    }
}
