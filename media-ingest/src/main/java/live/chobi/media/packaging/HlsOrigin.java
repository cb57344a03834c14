package live.chobi.media.packaging;

import io.netty.buffer.ByteBuf;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import live.chobi.kernel.SessionId;

/// Everything that players may fetch of this node's sessions, under paths relative to the session's. Any thread.
///
/// Packagers put whole answers in; a request is two look-ups. Asking for what is not there leaves no trace.
public final class HlsOrigin {
    /// The multivariant playlist: what a playback URL names.
    public static final String INDEX_NAME = "index.m3u8";
    /// How long after an encoder's arrival its first segment is worth waiting for. Most are there within three seconds;
    /// whoever sends a key frame more rarely than this keeps its viewers waiting anyhow.
    static final Duration FIRST_MAX = Duration.ofSeconds(10);

    private static final String PLAYLIST_TYPE = "application/vnd.apple.mpegurl";
    private static final String MEDIA_TYPE = "video/mp4";

    private final Map<SessionId, Map<String, HlsObject>> sessions = new ConcurrentHashMap<>();
    private final Map<SessionId, CompletableFuture<Void>> firsts = new ConcurrentHashMap<>();

    /// Empty before the session's first segment, for a segment that has left the list, and for unknown paths.
    ///
    /// @param path `index.m3u8`, or a URI that a playlist of it names
    public Optional<HlsObject> get(SessionId session, String path) {
        Map<String, HlsObject> objects = sessions.get(session);
        return objects == null ? Optional.empty() : Optional.ofNullable(objects.get(path));
    }

    /// Completes when waiting helps [#get] no more: the session's first segment has come, or is overdue, or none is
    /// expected. A session is live from its first key frame on, so players come before there is anything to play.
    public CompletionStage<Void> first(SessionId session) {
        CompletableFuture<Void> first = firsts.get(session);
        return first == null ? CompletableFuture.completedStage(null) : first.minimalCompletionStage();
    }

    /// Called by the session's packager before anything else.
    void expect(SessionId session) {
        var first = new CompletableFuture<Void>();
        firsts.put(session, first);
        var _ = first.completeOnTimeout(null, FIRST_MAX.toMillis(), TimeUnit.MILLISECONDS)
                .thenRun(() -> firsts.remove(session, first));
    }

    /// Called by the session's packager.
    void publish(SessionId session, SegmentWindow window) {
        Map<String, HlsObject> before = sessions.getOrDefault(session, Map.of());
        Map<String, HlsObject> objects = new HashMap<>();
        window.kept().forEach(segment -> {
            keep(objects, before, segment.name(), segment.content());
            keep(objects, before, segment.init().name(), segment.init().content());
        });
        objects.put(INDEX_NAME, playlist(Playlists.multivariant(window)));
        objects.put(Playlists.MEDIA_NAME, playlist(Playlists.media(window)));
        sessions.put(session, Map.copyOf(objects));
        CompletableFuture<Void> first = firsts.get(session);
        if (first != null) {
            first.complete(null);
        }
    }

    /// Releases the memory of a session that is over.
    public void forget(SessionId session) {
        sessions.remove(session);
    }

    private static void keep(Map<String, HlsObject> objects, Map<String, HlsObject> before, String name,
            ByteBuf content) {
        HlsObject known = before.get(name);
        objects.put(name, known != null ? known : new HlsObject(content, MEDIA_TYPE, HlsObject.Cache.IMMUTABLE));
    }

    private static HlsObject playlist(byte[] bytes) {
        return new HlsObject(HlsObject.shared(bytes), PLAYLIST_TYPE, HlsObject.Cache.PLAYLIST);
    }
}
