package live.chobi.videos.catalogue;

import live.chobi.kernel.Caller;
import live.chobi.kernel.Procedure;

/// `videos.unlike`. Idempotent.
public final class UnlikeVideo implements Procedure<LikeVideo.Input, LikeVideo.Output> {
    private final Catalogue catalogue;
    private final VideoDesk desk;

    public UnlikeVideo(Catalogue catalogue, VideoDesk desk) {
        this.catalogue = catalogue;
        this.desk = desk;
    }

    @Override
    public LikeVideo.Output handle(Caller caller, LikeVideo.Input input) {
        Video video = desk.visible(caller, input.videoId());
        return new LikeVideo.Output(video.id(), false, catalogue.unlike(video.id(), caller.user()));
    }
}
