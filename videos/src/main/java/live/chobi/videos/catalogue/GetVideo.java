package live.chobi.videos.catalogue;

import java.util.UUID;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Procedure;

/// `videos.getVideo`. Owners see theirs from the first byte on, others once it can be played.
public final class GetVideo implements Procedure<GetVideo.Input, GetVideo.Output> {
    public record Input(UUID videoId) {}

    public record Output(VideoView video) {}

    private final VideoDesk desk;
    private final VideoViews views;

    public GetVideo(VideoDesk desk, VideoViews views) {
        this.desk = desk;
        this.views = views;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        return new Output(views.of(desk.visible(caller, input.videoId()), caller));
    }
}
