package live.chobi.media.packaging;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import live.chobi.kernel.SessionId;
import live.chobi.media.stream.TimeSource;

/// Everything that players may fetch of this node's sessions, under paths relative to the session's. Any thread.
///
/// Packagers put whole answers in; a request is two look-ups. Asking for what is not there leaves no trace.
public final class HlsOrigin {
    /// The multivariant playlist: what a playback URL names.
    public static final String INDEX_NAME = "index.m3u8";

    private final Map<SessionId, SessionMedia> sessions = new ConcurrentHashMap<>();
    private final WaitingPlaces places;

    public HlsOrigin(TimeSource time, Later later, PackagingEvents events) {
        this.places = new WaitingPlaces(time, later, events);
    }

    /// Answers exactly once, unless it is withdrawn: at once when it can, later when the request waits for media (a
    /// first playlist, a blocking reload, a preload hint). A wait has an end. Any thread; never blocks.
    ///
    /// @param path `index.m3u8`, or a URI that a playlist of it names
    /// @param directives `_HLS_msn`, `_HLS_part`, `_HLS_skip` as the query has them; others are ignored
    /// @param answer called on any thread, perhaps before this returns; must not block
    /// @return withdraws the request, when its client has left
    public Runnable get(SessionId session, String path, Map<String, String> directives, Consumer<HlsAnswer> answer) {
        SessionMedia media = sessions.get(session);
        return media == null ? missing(answer) : media.get(path, directives, answer);
    }

    /// As [#get], of the list of a rendition's segments as MPEG-TS.
    Runnable transport(SessionId session, String path, Consumer<HlsAnswer> answer) {
        SessionMedia media = sessions.get(session);
        return media == null ? missing(answer) : media.transport(path, answer);
    }

    private static Runnable missing(Consumer<HlsAnswer> answer) {
        answer.accept(new HlsAnswer.Missing());
        return () -> {
        };
    }

    /// The tracks of a listed segment; empty for other paths.
    Optional<Tracks> tracks(SessionId session, String path) {
        return Optional.ofNullable(sessions.get(session)).flatMap(it -> it.tracks(path));
    }

    /// Begins to offer a session, before it has any media: players may wait for it from now on.
    public SessionMedia open(SessionId session) {
        return sessions.computeIfAbsent(session, _ -> new SessionMedia(places));
    }

    /// Releases the memory of a session that is over.
    public void forget(SessionId session) {
        SessionMedia media = sessions.remove(session);
        if (media != null) {
            media.forget();
        }
    }

    /// Requests that wait now.
    public int waiting() {
        return places.taken();
    }
}
