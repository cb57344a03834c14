package live.chobi.videos.catalogue;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.UUID;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.Procedure;
import live.chobi.kernel.SessionId;
import live.chobi.videos.processing.Media;
import live.chobi.videos.processing.Timeline;
import org.jspecify.annotations.Nullable;

/// `videos.getHighlights`: proposals for clips of a recording, from the peaks of its session's chat and gifts.
public final class GetHighlights implements Procedure<GetHighlights.Input, GetHighlights.Output> {
    private static final int LIMIT = 5;

    /// @param limit 5 where it is absent
    public record Input(UUID videoId, @Nullable @Min(1) @Max(20) Integer limit) {}

    /// In the order of time.
    ///
    /// @param startMs of the video's time, as `videos.createClip` takes it
    /// @param messagesPerMinute at the peak, as `coinsPerMinute`
    /// @param score how many times as much as on average was said and given
    public record Highlight(long startMs, long endMs, long messagesPerMinute, long coinsPerMinute, double score) {}

    /// @param nextCursor always null: there are never more
    public record Output(List<Highlight> items, @Nullable String nextCursor) {}

    private final VideoDesk desk;
    private final RecordedSessions sessions;

    public GetHighlights(VideoDesk desk, RecordedSessions sessions) {
        this.desk = desk;
        this.sessions = sessions;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        Video video = desk.visible(caller, input.videoId());
        SessionId session = video.session().orElseThrow(
                () -> Problem.refused("no_recording", "this video is no recording of a session: it has no log"));
        Highlights.Activity activity = Highlights.Activity.over(video.durationMs());
        for (RecordedSessions.Step step : sessions.activity(caller, session)) {
            place(video, step, activity);
        }
        return new Output(Highlights.of(activity, video.durationMs(), input.limit() == null ? LIMIT : input.limit())
                .stream().map(it -> new Highlight(it.startMs(), it.endMs(), it.messagesPerMinute(),
                        it.coinsPerMinute(), it.score()))
                .toList(), null);
    }

    private static void place(Video video, RecordedSessions.Step step, Highlights.Activity activity) {
        Media media = Objects.requireNonNull(video.media());
        // Steps do not begin where the files do: by its middle no step is lost.
        OptionalLong position = Timeline.position(media.files(), step.at().plusMillis(Highlights.STEP_MS / 2));
        if (position.isEmpty()) {
            return; // the encoder was away, or it is not of this node's part
        }
        long from = video.clip().map(Clip::fromMs).orElse(0L);
        activity.add(Math.floorDiv(position.getAsLong() - from, Highlights.STEP_MS), step.messages(), step.coins());
    }
}
