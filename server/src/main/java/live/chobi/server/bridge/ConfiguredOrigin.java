package live.chobi.server.bridge;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import live.chobi.identity.playback.PlaybackTokens;
import live.chobi.kernel.SessionId;
import live.chobi.media.Admission;
import live.chobi.media.relay.OriginLocator;
import live.chobi.streaming.sessions.Kind;
import live.chobi.streaming.sessions.Phase;
import live.chobi.streaming.sessions.Session;
import live.chobi.streaming.sessions.Sessions;

/// The one other node that has the encoders, by the setting `media.origin`. Any thread.
///
/// This node shows it a playback token made out to itself: the nodes share their keys, so the other verifies it like a
/// viewer's, lets it take private sessions, and sees who asks ([NodePasses]).
public final class ConfiguredOrigin implements OriginLocator {
    /// A link that is up is not asked again; one that breaks asks with a new token.
    private static final Duration TOKEN_LIFE = Duration.ofHours(12);
    private static final int EPOCH = 0;

    private final URI origin;
    private final String node;
    private final Sessions sessions;
    private final PlaybackTokens tokens;
    private final InstantSource clock;
    private final Executor virtualThreads;

    /// @param origin `rtmp://HOST:PORT/live` or `http://HOST:PORT/live`
    /// @param node our name
    public ConfiguredOrigin(URI origin, String node, Sessions sessions, PlaybackTokens tokens, InstantSource clock,
            Executor virtualThreads) {
        this.origin = origin;
        this.node = node;
        this.sessions = sessions;
        this.tokens = tokens;
        this.clock = clock;
        this.virtualThreads = virtualThreads;
    }

    @Override
    public CompletionStage<Optional<Origin>> locate(SessionId session) {
        return CompletableFuture.supplyAsync(() -> sessions.find(session)
                .filter(it -> it.phase() != Phase.ENDED).map(this::origin), virtualThreads);
    }

    private Origin origin(Session session) {
        String token = tokens.sign(new PlaybackTokens.Pass(session.id(), NodePasses.viewer(node), EPOCH,
                clock.instant().plus(TOKEN_LIFE)));
        // In the query, which no log shows.
        String stream = origin.getScheme().startsWith("http") ? "/flv?p=" + token : "?token=" + token;
        return new Origin(new Admission.Admitted(session.id(), session.kind() == Kind.AUDIO, session.createdAt()),
                URI.create(origin.toString().replaceAll("/+$", "") + "/" + session.id() + stream));
    }
}
