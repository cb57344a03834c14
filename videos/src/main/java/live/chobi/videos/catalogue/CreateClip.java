package live.chobi.videos.catalogue;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.Procedure;
import org.jspecify.annotations.Nullable;

/// `videos.createClip`: a stretch of a video becomes one of its own, by its owner or an administrator. It is played
/// from the same files, so it can be played at once, and stays when the other is deleted. Refusals: no such video,
/// private, not the owner, not ready, a stretch that is none, too many clips.
public final class CreateClip implements Procedure<CreateClip.Input, GetVideo.Output> {
    private static final long LENGTH_MS_MIN = 1_000;
    static final int PER_VIDEO_MAX = 100;

    /// @param startMs of the video's time
    /// @param endMs after it, by a second or more
    /// @param visibility absent: the video's
    public record Input(UUID videoId, @NotBlank @Size(max = 200) String title, @Min(0) long startMs,
            @Min(0) long endMs, @Nullable @Size(max = 5000) String description,
            @Nullable @Size(max = 10) List<@NotBlank @Size(max = 30) String> tags, @Nullable Visibility visibility) {}

    private final Catalogue catalogue;
    private final VideoDesk desk;
    private final VideoViews views;

    public CreateClip(Catalogue catalogue, VideoDesk desk, VideoViews views) {
        this.catalogue = catalogue;
        this.desk = desk;
        this.views = views;
    }

    @Override
    public GetVideo.Output handle(Caller caller, Input input) {
        Video video = desk.own(caller, input.videoId());
        if (video.status() != Status.READY) {
            throw Problem.refused("video_not_ready", "only a video that can be played has clips");
        }
        if (input.endMs() > video.durationMs() || input.endMs() - input.startMs() < LENGTH_MS_MIN) {
            throw Problem.badInput("endMs", "must be at least " + LENGTH_MS_MIN + " ms after startMs and at most the "
                    + "video's " + video.durationMs() + " ms, got " + input.startMs() + " to " + input.endMs());
        }
        long from = video.clip().map(Clip::fromMs).orElse(0L);
        UUID id = catalogue.addClip(video, new Clip(video.id(), from + input.startMs(), from + input.endMs()),
                new Catalogue.Details(input.title().strip(), input.description() == null ? "" : input.description(),
                        video.category(), input.tags() == null ? video.tags() : input.tags(),
                        input.visibility() == null ? video.visibility() : input.visibility()));
        return new GetVideo.Output(views.of(catalogue.get(id), caller));
    }
}
