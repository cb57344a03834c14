package live.chobi.videos.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import live.chobi.kernel.SessionId;
import org.jspecify.annotations.Nullable;

/// A video as clients see it.
///
/// @param progress of 100, while it is processed
/// @param failureReason a sentence for its owner, once it has failed
/// @param owner {id, username, displayName}; null when the account is gone
/// @param sessionId of a recording: the session, whose log `videos.getEvents` replays
/// @param clip of a clip: what it was cut from
/// @param durationMs 0 until it is known, as are `width` and `height`; these stay 0 without a picture
/// @param previewUrl small pictures for the seek bar: WebVTT whose cues are pieces of a sheet; some time after it is
/// ready
/// @param loudness some time after it is ready; absent without sound
/// @param playback once it is ready
/// @param liked whether the caller likes it; absent for guests
public record VideoView(UUID id, String title, String description, @Nullable String category, List<String> tags,
        Visibility visibility, Status status, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer progress,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String failureReason, @Nullable Object owner,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable SessionId sessionId,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ClipOf clip, long durationMs, int width,
        int height, Counts counts, Instant createdAt, @Nullable Instant publishedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String posterUrl,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String previewUrl,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Loudness loudness,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Playback playback,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean liked) {

    /// @param comments with all answers
    /// @param views each viewer once a day
    public record Counts(long views, long likes, long comments) {}

    /// @param videoId absent once that video is gone
    /// @param startMs of the time of the file, or of the recording, that both are played from
    public record ClipOf(@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable UUID videoId, long startMs,
            long endMs) {
        static ClipOf of(Clip it) {
            return new ClipOf(it.of(), it.fromMs(), it.toMs());
        }
    }

    /// How loud it is as a whole, by EBU R128.
    ///
    /// @param gainDb by which players change it, so that one video is as loud as the next
    public record Loudness(double integratedLufs, double truePeakDbtp, double gainDb) {
        static Loudness of(live.chobi.videos.processing.Loudness it) {
            return new Loudness(it.integratedLufs(), it.truePeakDbtp(), it.gainDb());
        }
    }

    /// @param hlsUrl a multivariant playlist; signed and good for some hours unless the video is public
    public record Playback(String hlsUrl) {}
}
