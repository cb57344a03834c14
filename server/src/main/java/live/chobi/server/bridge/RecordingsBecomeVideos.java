package live.chobi.server.bridge;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import live.chobi.outbox.Event;
import live.chobi.outbox.EventReader;
import live.chobi.outbox.Json;
import live.chobi.schema.Database;
import live.chobi.streaming.sessions.Session;
import live.chobi.streaming.sessions.Sessions;
import live.chobi.videos.catalogue.Catalogue;
import live.chobi.videos.catalogue.Visibility;
import live.chobi.videos.processing.Recorded;
import live.chobi.videos.processing.RecordedFile;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A recording that is complete becomes a video of its session's title, as visible as the session was; one whose files
/// go takes the video along. In the transaction that moves the outbox's cursor.
public final class RecordingsBecomeVideos implements EventReader.Handler {
    public static final String CONSUMER = "videos";
    private static final Logger LOG = LoggerFactory.getLogger(RecordingsBecomeVideos.class);

    private final Sessions sessions;
    private final Runnable written;

    private RecordingsBecomeVideos(Sessions sessions, Runnable written) {
        this.sessions = sessions;
        this.written = written;
    }

    /// @param written called when there may be something to do
    static EventReader reader(Database database, Sessions sessions, Runnable written) {
        return new EventReader(database, CONSUMER,
                Set.of(RecordingsToVideos.RECORDING_READY, RecordingsToVideos.RECORDING_DELETED),
                new RecordingsBecomeVideos(sessions, written));
    }

    @Override
    public void handle(DSLContext tx, Event event) {
        try {
            if (event.topic().equals(RecordingsToVideos.RECORDING_DELETED)) {
                var deleted = Json.MAPPER.treeToValue(event.payload(), RecordingsToVideos.Deleted.class);
                Recorded.remove(tx, deleted.node(), deleted.sessionId());
            } else {
                ready(tx, Json.MAPPER.treeToValue(event.payload(), RecordingsToVideos.Ready.class));
            }
        } catch (JsonProcessingException e) {
            // Written by another version: it must not keep everybody from what comes after it.
            LOG.error("no video comes of an event {} that cannot be read: {}", event.topic(), e.toString());
        }
    }

    private void ready(DSLContext tx, RecordingsToVideos.Ready recording) {
        Optional<Session> session = sessions.find(recording.sessionId());
        if (recording.host() == null || session.isEmpty() || recording.files().isEmpty()) {
            return; // nobody's
        }
        List<RecordedFile> files = recording.files().stream().map(it -> new RecordedFile(it.path(), it.startsAt(),
                it.durationMs(), it.bytes(), it.codecs(), it.width(), it.height())).toList();
        Session it = session.get();
        Recorded.add(tx, recording.node(), it.id(), Objects.requireNonNull(recording.host()), files,
                new Catalogue.Details(it.title(), it.description(), it.category(), it.tags(),
                        it.isPrivate() ? Visibility.PRIVATE : Visibility.PUBLIC));
        written.run();
    }
}
