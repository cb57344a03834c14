package live.chobi.videos.comments;

import java.util.UUID;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.Procedure;

/// `videos.pinComment` and `videos.unpinComment`, by the video's owner or an administrator. One comment of a video is
/// pinned at most; answers never are.
public final class PinComment implements Procedure<PinComment.Input, PinComment.Output> {
    public record Input(UUID commentId) {}

    public record Output(UUID commentId, boolean pinned) {}

    private final Comments comments;
    private final CommentDesk desk;
    private final boolean pins;

    /// @param pins false: it takes the pin away
    public PinComment(Comments comments, CommentDesk desk, boolean pins) {
        this.comments = comments;
        this.desk = desk;
        this.pins = pins;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        CommentDesk.Found found = desk.find(caller, input.commentId());
        CommentDesk.requireModerator(caller, found.video());
        if (found.comment().parent() != null) {
            throw Problem.refused("answers_are_not_pinned", "only a comment that answers the video can be pinned");
        }
        if (pins || found.comment().pinned()) {
            comments.pin(found.video().id(), pins ? found.comment().id() : null);
        }
        return new Output(input.commentId(), pins);
    }
}
