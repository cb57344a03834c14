package live.chobi.videos.processing;

import static live.chobi.schema.generated.videos.Tables.MEDIA;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import live.chobi.kernel.SessionId;
import live.chobi.outbox.Json;
import org.jooq.Record;

/// What a video is played from: one upload's files, which equal uploads share, or the files of a recording. Immutable.
///
/// @param node whose data directory has them
/// @param session of a recording
/// @param files of a recording, in the order in which they were live
/// @param attempts how often it was begun
/// @param progress of 100
/// @param failure a sentence for the owner, once it has failed
/// @param surveys how often its survey was begun
/// @param hasStrip whether there are small pictures of all of it
/// @param loudness once it is measured; never of silence
public record Media(UUID id, String node, Origin origin, Optional<SessionId> session, List<RecordedFile> files,
        long bytes, State state, int attempts, int progress, Optional<String> failure, long durationMs, int width,
        int height, boolean hasPoster, int surveys, boolean hasStrip, Optional<Loudness> loudness) {
    public enum Origin {
        UPLOAD,
        /// Played from where the recording lies.
        RECORDING
    }

    public enum State {
        WAITING, PROCESSING, READY, FAILED
    }

    /// From a row that has the columns of `videos.media`.
    public static Media of(Record row) {
        return new Media(row.get(MEDIA.ID), row.get(MEDIA.NODE),
                Origin.valueOf(row.get(MEDIA.ORIGIN).toUpperCase(Locale.ROOT)),
                Optional.ofNullable(row.get(MEDIA.SESSION_ID)).map(SessionId::new),
                Optional.ofNullable(row.get(MEDIA.FILES))
                        .map(it -> List.of(Objects.requireNonNull(Json.read(it.data(), RecordedFile[].class))))
                        .orElse(List.of()),
                row.get(MEDIA.BYTES), State.valueOf(row.get(MEDIA.STATE).toUpperCase(Locale.ROOT)),
                row.get(MEDIA.ATTEMPTS), row.get(MEDIA.PROGRESS), Optional.ofNullable(row.get(MEDIA.FAILURE)),
                row.get(MEDIA.DURATION_MS), row.get(MEDIA.WIDTH), row.get(MEDIA.HEIGHT), row.get(MEDIA.HAS_POSTER),
                row.get(MEDIA.SURVEYS), row.get(MEDIA.HAS_STRIP), loudness(row));
    }

    private static Optional<Loudness> loudness(Record row) {
        Float integrated = row.get(MEDIA.LOUDNESS_LUFS);
        Float peak = row.get(MEDIA.TRUE_PEAK_DBTP);
        return integrated == null || peak == null
                ? Optional.empty()
                : Optional.of(new Loudness(rounded(integrated), rounded(peak)));
    }

    /// As it was measured: to tenths.
    private static double rounded(float value) {
        return Math.round(value * 10.0) / 10.0;
    }
}
