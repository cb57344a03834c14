package live.chobi.videos.watching;

import java.util.UUID;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Procedure;
import live.chobi.videos.catalogue.Video;
import live.chobi.videos.catalogue.VideoDesk;

/// `videos.addView`: the caller watches a video, which a player says once it has played for some seconds. Counts once
/// for each viewer and day; one's own views do not count.
public final class AddView implements Procedure<AddView.Input, AddView.Output> {
    public record Input(UUID videoId) {}

    /// @param counted whether this call did
    /// @param views of all, now
    public record Output(UUID videoId, boolean counted, long views) {}

    private final Views views;
    private final VideoDesk desk;

    public AddView(Views views, VideoDesk desk) {
        this.views = views;
        this.desk = desk;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        Video video = desk.visible(caller, input.videoId());
        Views.Viewed viewed = views.add(video, caller);
        return new Output(video.id(), viewed.counted(), viewed.views());
    }
}
