package live.chobi.videos.catalogue;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.UUID;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Procedure;
import live.chobi.schema.Database;
import org.jspecify.annotations.Nullable;

/// `videos.getRelatedVideos`: public videos that are like one, the most like it first.
public final class GetRelatedVideos implements Procedure<GetRelatedVideos.Input, GetRelatedVideos.Output> {
    private static final int LIMIT = 12;

    /// @param limit 12 where it is absent
    public record Input(UUID videoId, @Nullable @Min(1) @Max(50) Integer limit) {}

    /// @param nextCursor always null: beyond these nothing is like it
    public record Output(List<VideoView> items, @Nullable String nextCursor) {}

    private final VideoDesk desk;
    private final Related related;
    private final VideoViews views;

    public GetRelatedVideos(Database database, VideoDesk desk, VideoViews views) {
        this.desk = desk;
        this.related = new Related(database);
        this.views = views;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        Video video = desk.visible(caller, input.videoId());
        return new Output(views.of(related.to(video, input.limit() == null ? LIMIT : input.limit()), caller), null);
    }
}
