package live.chobi.videos.catalogue;

import java.util.UUID;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Procedure;

/// `videos.like`. Idempotent.
public final class LikeVideo implements Procedure<LikeVideo.Input, LikeVideo.Output> {
    public record Input(UUID videoId) {}

    /// @param likes of all, now
    public record Output(UUID videoId, boolean liked, long likes) {}

    private final Catalogue catalogue;
    private final VideoDesk desk;

    public LikeVideo(Catalogue catalogue, VideoDesk desk) {
        this.catalogue = catalogue;
        this.desk = desk;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        Video video = desk.visible(caller, input.videoId());
        return new Output(video.id(), true, catalogue.like(video.id(), caller.user()));
    }
}
