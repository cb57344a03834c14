package live.chobi.videos.comments;

import java.util.UUID;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Procedure;

/// `videos.deleteComment`, with all answers to it: by its author, the video's owner, or an administrator.
public final class DeleteComment implements Procedure<DeleteComment.Input, DeleteComment.Output> {
    public record Input(UUID commentId) {}

    public record Output(UUID commentId, boolean deleted) {}

    private final Comments comments;
    private final CommentDesk desk;

    public DeleteComment(Comments comments, CommentDesk desk) {
        this.comments = comments;
        this.desk = desk;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        CommentDesk.Found found = desk.find(caller, input.commentId());
        if (!caller.is(found.comment().author())) {
            CommentDesk.requireModerator(caller, found.video());
        }
        comments.delete(found.comment());
        return new Output(input.commentId(), true);
    }
}
