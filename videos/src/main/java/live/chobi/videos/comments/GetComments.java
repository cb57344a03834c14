package live.chobi.videos.comments;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import live.chobi.kernel.Caller;
import live.chobi.kernel.PageCursor;
import live.chobi.kernel.PageCursor.Place;
import live.chobi.kernel.Problem;
import live.chobi.kernel.Procedure;
import live.chobi.videos.catalogue.Video;
import org.jspecify.annotations.Nullable;

/// `videos.getComments`: of a video the newest first, the pinned one before all; answers the oldest first.
public final class GetComments implements Procedure<GetComments.Input, GetComments.Output> {
    private static final int PAGE = 20;

    /// @param parentId for the answers to this comment
    public record Input(UUID videoId, @Nullable UUID parentId, @Nullable @Min(1) @Max(100) Integer limit,
            @Nullable @Size(max = 100) String cursor) {}

    public record Output(List<CommentView> items, @Nullable String nextCursor) {}

    private final Comments comments;
    private final CommentDesk desk;

    public GetComments(Comments comments, CommentDesk desk) {
        this.comments = comments;
        this.desk = desk;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        Optional<Place> after = Optional.ofNullable(input.cursor()).map(PageCursor::place);
        int limit = input.limit() == null ? PAGE : input.limit();
        Video video = desk.visible(caller, input.videoId());
        UUID parent = input.parentId();
        if (parent != null && comments.find(parent).filter(it -> it.video().equals(video.id())).isEmpty()) {
            throw Problem.notFound("comment", parent);
        }
        List<Comment> found = comments.page(video.id(), parent, after, limit + 1);
        List<Comment> page = found.subList(0, Math.min(limit, found.size()));
        return new Output(desk.views(page, caller), found.size() > limit ? cursor(page) : null);
    }

    /// After the last that is in the order of time; the pinned one alone leads nowhere.
    private static String cursor(List<Comment> page) {
        Comment last = page.getLast();
        return new Place(last.pinned() ? Place.LAST : last.createdAt(), last.id()).cursor();
    }
}
