package live.chobi.server.bridge;

import io.netty.buffer.ByteBuf;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import live.chobi.media.packaging.HlsAnswer;
import live.chobi.kernel.SessionId;
import live.chobi.media.packaging.HlsOrigin;
import live.chobi.media.packaging.TransportOrigin;
import live.chobi.media.thumbnail.Thumbnail;
import live.chobi.server.http.GrowingBody;
import live.chobi.server.http.PlaybackAnswer;
import live.chobi.server.http.PlaybackAnswer.Caching;
import live.chobi.server.http.PlaybackRequest;
import live.chobi.server.http.PlaybackSource;

/// The origin's answers, and the pictures of what is live, as the edge serves them. Their buffers are shared and need
/// no release.
public final class MediaToEdge implements PlaybackSource {
    /// Delivery directives, RFC 8216bis §6.2.5.
    private static final List<String> DIRECTIVES = List.of("_HLS_msn", "_HLS_part", "_HLS_skip");

    private final HlsOrigin origin;
    private final Optional<TransportOrigin> transport;
    private final Function<SessionId, Optional<Thumbnail>> thumbnails;

    /// @param transport where players of old are served
    public MediaToEdge(HlsOrigin origin, Optional<TransportOrigin> transport,
            Function<SessionId, Optional<Thumbnail>> thumbnails) {
        this.origin = origin;
        this.transport = transport;
        this.thumbnails = thumbnails;
    }

    @Override
    public Runnable get(PlaybackRequest request, Consumer<PlaybackAnswer> answer) {
        if (request.path().equals(PlaybackDoor.THUMBNAIL_NAME)) {
            answer.accept(thumbnails.apply(request.session()).<PlaybackAnswer>map(
                    it -> new PlaybackAnswer.Versioned(it.content(), Thumbnail.CONTENT_TYPE,
                            "\"" + Long.toString(it.madeAt().toEpochMilli(), 36) + "\"", Thumbnail.EVERY))
                    .orElseGet(PlaybackAnswer.Missing::new));
            return () -> {
            };
        }
        if (transport.isPresent() && TransportOrigin.has(request.path())) {
            return transport.get().get(request.session(), request.path(), it -> answer.accept(served(it)));
        }
        Map<String, String> directives = new HashMap<>();
        DIRECTIVES.forEach(name -> request.query().first(name).ifPresent(value -> directives.put(name, value)));
        return origin.get(request.session(), request.path(), directives, it -> answer.accept(served(it)));
    }

    private static PlaybackAnswer served(HlsAnswer answer) {
        return switch (answer) {
            case HlsAnswer.Bytes bytes -> new PlaybackAnswer.Bytes(bytes.content(), bytes.gzipped(),
                    bytes.contentType(), served(bytes.caching()));
            case HlsAnswer.FilePart(Path file, long offset, long length, String type, var caching) ->
                new PlaybackAnswer.FilePart(file, offset, length, type, served(caching));
            case HlsAnswer.Growing(String type, var caching, var source) ->
                new PlaybackAnswer.Growing(type, served(caching), sink -> source.subscribe(new Passing(sink)));
            case HlsAnswer.Refused(int status, String reason, String message) ->
                new PlaybackAnswer.Refused(status, reason, message);
            case HlsAnswer.Missing() -> new PlaybackAnswer.Missing();
        };
    }

    private static Caching served(HlsAnswer.Caching caching) {
        return switch (caching) {
            case IMMUTABLE -> Caching.IMMUTABLE;
            case PLAYLIST -> Caching.PLAYLIST;
            case BLOCKED_PLAYLIST -> Caching.BLOCKED_PLAYLIST;
        };
    }

    private record Passing(GrowingBody.Sink sink) implements live.chobi.media.packaging.GrowingBody.Sink {
        @Override
        public void bytes(ByteBuf bytes) {
            sink.bytes(bytes);
        }

        @Override
        public void end() {
            sink.end();
        }

        @Override
        public void failed() {
            sink.failed();
        }
    }
}
