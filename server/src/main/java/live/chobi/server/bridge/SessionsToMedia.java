package live.chobi.server.bridge;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import live.chobi.kernel.SessionId;
import live.chobi.log.LogRow;
import live.chobi.log.MediaClock;
import live.chobi.media.MediaServer;
import live.chobi.media.stream.IngestState;
import live.chobi.streaming.sessions.StreamingRows;
import org.jspecify.annotations.Nullable;

/// What the log asks of media, which picture is being shown, and what a session's end means there. Media starts after
/// the log, so it is attached later; until then no picture is known. Any thread.
public final class SessionsToMedia implements MediaClock, Consumer<List<LogRow>> {
    private volatile @Nullable MediaServer media;

    public void attach(MediaServer server) {
        media = server;
    }

    @Override
    public Optional<Instant> newest(UUID log) {
        MediaServer attached = media;
        return attached == null ? Optional.empty() : attached.newestMediaAt(new SessionId(log));
    }

    /// How the session's encoder is doing; empty before its first.
    public Optional<IngestState> ingest(SessionId session) {
        MediaServer attached = media;
        return attached == null ? Optional.empty() : attached.ingest(session);
    }

    @Override
    public void accept(List<LogRow> rows) {
        rows.stream().filter(row -> row.type().equals(StreamingRows.SESSION_ENDED))
                .forEach(row -> end(new SessionId(row.log())));
    }

    /// Whether the session's encoder publishes to this node, or has done so.
    public boolean isHere(SessionId session) {
        MediaServer attached = media;
        return attached != null && attached.stream(session).isPresent();
    }

    /// Closes the session's encoder and ends its playlist.
    void end(SessionId session) {
        MediaServer attached = media;
        if (attached != null) {
            attached.end(session);
        }
    }
}
