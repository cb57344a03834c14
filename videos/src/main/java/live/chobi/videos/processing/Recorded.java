package live.chobi.videos.processing;

import static live.chobi.schema.generated.videos.Tables.MEDIA;
import static live.chobi.schema.generated.videos.Tables.VIDEO;

import java.util.List;
import java.util.UUID;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import live.chobi.kernel.Uuid7;
import live.chobi.videos.catalogue.Catalogue;
import org.jooq.DSLContext;

/// Recordings of sessions become videos by themselves. In the transaction of whoever tells of them; told twice,
/// everything is stored once.
public final class Recorded {
    private Recorded() {
    }

    /// @param node whose data directory has the files
    /// @param files at least one
    /// @param details what its session was called
    public static void add(DSLContext tx, String node, SessionId session, UserId host, List<RecordedFile> files,
            Catalogue.Details details) {
        UUID media = Uuid7.next();
        if (MediaShelf.addRecording(tx, media, node, session, files)) {
            UUID video = Uuid7.next();
            Catalogue.add(tx, video, host, details);
            tx.update(VIDEO).set(VIDEO.MEDIA_ID, media).where(VIDEO.ID.eq(video)).execute();
        }
    }

    /// Its files have gone to make room: so do the videos that were played from them.
    public static void remove(DSLContext tx, String node, SessionId session) {
        tx.deleteFrom(VIDEO).where(VIDEO.MEDIA_ID.in(tx.select(MEDIA.ID).from(MEDIA)
                .where(MEDIA.SESSION_ID.eq(session.value()), MEDIA.NODE.eq(node)))).execute();
    }
}
