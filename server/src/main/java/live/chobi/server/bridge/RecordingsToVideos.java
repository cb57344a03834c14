package live.chobi.server.bridge;

import static live.chobi.schema.generated.media.Tables.RECORDING;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import live.chobi.media.recording.RecordedFile;
import live.chobi.media.recording.Recording;
import live.chobi.media.recording.RecordingListener;
import live.chobi.outbox.Events;
import live.chobi.outbox.NewEvent;
import live.chobi.schema.Database;
import live.chobi.streaming.sessions.Phase;
import live.chobi.streaming.sessions.Session;
import live.chobi.streaming.sessions.Sessions;
import org.jspecify.annotations.Nullable;

/// Recordings of this node: a row for each, and the event that hands it to whoever makes videos of it. Media knows no
/// database, and videos none of media; told twice, everything is stored once. Virtual threads.
public final class RecordingsToVideos implements RecordingListener {
    /// Written with the row that becomes `ready`.
    public static final String RECORDING_READY = "media.recording_ready";
    /// Written with the row that becomes `deleted`: the files go now.
    public static final String RECORDING_DELETED = "media.recording_deleted";

    /// @param host null when the session is gone
    /// @param node whose data directory has the files
    /// @param files in the order in which they were live
    record Ready(SessionId sessionId, @Nullable UserId host, String node, Instant startedAt, Instant endedAt,
            long durationMs, long bytes, List<ReadyFile> files) {}

    record Deleted(SessionId sessionId, String node) {}

    /// @param path below the node's `data.dir/recordings`
    /// @param startsAt the programme date-time of its position 0
    record ReadyFile(String path, Instant startsAt, long durationMs, long bytes, String codecs, int width,
            int height) {}

    private final Database database;
    private final Sessions sessions;
    private final String node;

    public RecordingsToVideos(Database database, Sessions sessions, String node) {
        this.database = database;
        this.sessions = sessions;
        this.node = node;
    }

    @Override
    public void started(SessionId session, Instant at) {
        database.transact(tx -> tx.insertInto(RECORDING).set(RECORDING.SESSION_ID, session.value())
                .set(RECORDING.NODE, node).set(RECORDING.STATE, "recording").set(RECORDING.STARTED_AT, stored(at))
                .onConflictDoNothing().execute());
    }

    @Override
    public void ready(Recording recording) {
        Instant endedAt = recording.endedAt().orElseThrow();
        @Nullable
        UserId host = sessions.find(recording.session()).map(Session::host).orElse(null);
        database.transact(tx -> {
            int changed = tx.insertInto(RECORDING).set(RECORDING.SESSION_ID, recording.session().value())
                    .set(RECORDING.NODE, node).set(RECORDING.STATE, "ready")
                    .set(RECORDING.STARTED_AT, stored(recording.startedAt()))
                    .set(RECORDING.ENDED_AT, stored(endedAt)).set(RECORDING.BYTES, recording.bytes())
                    .set(RECORDING.DURATION_MS, recording.durationMs())
                    .onConflict(RECORDING.SESSION_ID, RECORDING.NODE).doUpdate().set(RECORDING.STATE, "ready")
                    .set(RECORDING.ENDED_AT, stored(endedAt)).set(RECORDING.BYTES, recording.bytes())
                    .set(RECORDING.DURATION_MS, recording.durationMs())
                    .where(RECORDING.STATE.in("recording", "failed")).execute();
            if (changed > 0) {
                Events.write(tx, List.of(new NewEvent(RECORDING_READY, null, null,
                        new Ready(recording.session(), host, node, recording.startedAt(), endedAt,
                                recording.durationMs(), recording.bytes(),
                                recording.files().stream().map(it -> file(recording, it)).toList()))));
            }
        });
    }

    private static ReadyFile file(Recording recording, RecordedFile file) {
        return new ReadyFile(recording.session() + "/" + file.name(), file.startsAt(), file.durationMs(),
                file.bytes(), file.codecs(), file.width(), file.height());
    }

    @Override
    public void failed(SessionId session) {
        state(session, "failed");
    }

    @Override
    public void deleted(SessionId session) {
        database.transact(tx -> {
            int changed = tx.update(RECORDING).set(RECORDING.STATE, "deleted")
                    .where(RECORDING.SESSION_ID.eq(session.value())).and(RECORDING.NODE.eq(node))
                    .and(RECORDING.STATE.ne("deleted")).execute();
            if (changed > 0) {
                Events.write(tx, List.of(new NewEvent(RECORDING_DELETED, null, null, new Deleted(session, node))));
            }
        });
    }

    private void state(SessionId session, String state) {
        database.transact(tx -> tx.update(RECORDING).set(RECORDING.STATE, state)
                .where(RECORDING.SESSION_ID.eq(session.value())).and(RECORDING.NODE.eq(node)).execute());
    }

    /// A session nobody knows any more is over too.
    @Override
    public boolean isOver(SessionId session) {
        return sessions.find(session).map(Session::phase).orElse(Phase.ENDED) == Phase.ENDED;
    }

    private static OffsetDateTime stored(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
