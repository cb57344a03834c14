package live.chobi.server.bridge;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import live.chobi.identity.playback.PlaybackTokens;
import live.chobi.kernel.SessionId;
import live.chobi.media.packaging.HlsAnswer;
import live.chobi.media.packaging.HlsOrigin;
import live.chobi.server.http.PlaybackGate;
import live.chobi.server.http.PlaybackObject;
import live.chobi.server.http.PlaybackSource;
import live.chobi.streaming.sessions.Addresses;

/// Media for those who may watch: addresses with and without a token, and who passes with which. Any thread; never
/// blocks, since what it must know of a session was learnt when its encoder was admitted.
public final class PlaybackDoor implements Addresses, PlaybackGate {
    private static final Duration TOKEN_LIFE = Duration.ofHours(12);
    /// Nothing is revoked yet.
    private static final int EPOCH = 0;

    private final PlaybackTokens tokens;
    private final InstantSource clock;
    private volatile String httpUrl = "";
    private volatile String rtmpUrl = "";
    /// Whether a session that was published here is private. Not forgotten by time: a stream that nobody watched for a
    /// night must open to the first who comes in the morning, and its encoder is admitted only once.
    private final Cache<SessionId, Boolean> isPrivate = Caffeine.newBuilder().maximumSize(100_000).build();

    public PlaybackDoor(PlaybackTokens tokens, InstantSource clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    /// How clients reach this server; known once its ports are open.
    public void reachedAt(String http, String rtmp) {
        httpUrl = http;
        rtmpUrl = rtmp;
    }

    void open(SessionId session, boolean privately) {
        isPrivate.put(session, privately);
    }

    @Override
    public String rtmpUrl() {
        return rtmpUrl;
    }

    @Override
    public String hlsUrl(SessionId session) {
        return httpUrl + "/live/" + session + "/" + HlsOrigin.INDEX_NAME;
    }

    @Override
    public String privateHlsUrl(SessionId session, String viewer) {
        String token = tokens.sign(
                new PlaybackTokens.Pass(session, viewer, EPOCH, clock.instant().plus(TOKEN_LIFE)));
        return httpUrl + "/live/" + session + "/t/" + token + "/" + HlsOrigin.INDEX_NAME;
    }

    @Override
    public Verdict check(SessionId session, Optional<String> token) {
        Boolean privately = isPrivate.getIfPresent(session);
        if (privately == null) {
            return Verdict.UNKNOWN;
        }
        if (!privately) {
            return Verdict.ALLOWED;
        }
        return token.flatMap(tokens::verify).filter(pass -> pass.session().equals(session) && pass.epoch() == EPOCH)
                .isPresent() ? Verdict.ALLOWED : Verdict.FORBIDDEN;
    }

    /// The origin's objects as the edge serves them. Their buffers are shared and need no release.
    public static PlaybackSource source(HlsOrigin origin) {
        return new PlaybackSource() {
            @Override
            public Optional<PlaybackObject> get(SessionId session, String path) {
                List<PlaybackObject> found = new CopyOnWriteArrayList<>();
                Runnable withdraw = origin.get(session, path, Map.of(), answer -> found.addAll(object(answer)));
                withdraw.run();
                return found.stream().findFirst();
            }

            @Override
            public CompletionStage<Void> first(SessionId session) {
                var first = new CompletableFuture<Void>();
                Runnable _ = origin.get(session, HlsOrigin.INDEX_NAME, Map.of(), _ -> first.complete(null));
                return first;
            }
        };
    }

    private static List<PlaybackObject> object(HlsAnswer answer) {
        return answer instanceof HlsAnswer.Bytes bytes
                ? List.of(new PlaybackObject(bytes.content(), bytes.gzipped(), bytes.contentType(),
                        bytes.caching() == HlsAnswer.Caching.IMMUTABLE))
                : List.of();
    }
}
