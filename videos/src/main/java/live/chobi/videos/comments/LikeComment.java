package live.chobi.videos.comments;

import java.util.UUID;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Procedure;

/// `videos.likeComment` and `videos.unlikeComment`. Idempotent.
public final class LikeComment implements Procedure<LikeComment.Input, LikeComment.Output> {
    public record Input(UUID commentId) {}

    /// @param likes of all, now
    public record Output(UUID commentId, boolean liked, long likes) {}

    private final Comments comments;
    private final CommentDesk desk;
    private final boolean likes;

    /// @param likes false: it takes the like back
    public LikeComment(Comments comments, CommentDesk desk, boolean likes) {
        this.comments = comments;
        this.desk = desk;
        this.likes = likes;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        Comment comment = desk.find(caller, input.commentId()).comment();
        return new Output(comment.id(), likes, comments.like(comment.id(), caller.user(), likes));
    }
}
