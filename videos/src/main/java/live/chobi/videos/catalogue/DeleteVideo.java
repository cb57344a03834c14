package live.chobi.videos.catalogue;

import java.util.UUID;
import java.util.function.Consumer;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Procedure;

/// `videos.deleteVideo`, at any moment: an upload under way is broken off, and files that no other video is played
/// from go.
public final class DeleteVideo implements Procedure<DeleteVideo.Input, DeleteVideo.Output> {
    public record Input(UUID videoId) {}

    public record Output(UUID videoId, boolean deleted) {}

    private final Catalogue catalogue;
    private final VideoDesk desk;
    private final Consumer<UUID> deleted;

    /// @param deleted told of each video that is gone
    public DeleteVideo(Catalogue catalogue, VideoDesk desk, Consumer<UUID> deleted) {
        this.catalogue = catalogue;
        this.desk = desk;
        this.deleted = deleted;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        Video video = desk.own(caller, input.videoId());
        catalogue.delete(video.id());
        deleted.accept(video.id());
        return new Output(video.id(), true);
    }
}
