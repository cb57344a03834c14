package live.chobi.videos.comments;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Procedure;
import live.chobi.videos.catalogue.Video;
import org.jspecify.annotations.Nullable;

/// `videos.addComment`. Refusals: no such video, private, blocked, no such comment to answer, too fast.
public final class AddComment implements Procedure<AddComment.Input, AddComment.Output> {
    /// @param parentId the comment that it answers
    public record Input(UUID videoId, @NotBlank @Size(max = 1000) String text, @Nullable UUID parentId) {}

    public record Output(CommentView comment) {}

    private final Comments comments;
    private final CommentDesk desk;

    public AddComment(Comments comments, CommentDesk desk) {
        this.comments = comments;
        this.desk = desk;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        Video video = desk.visible(caller, input.videoId());
        desk.requireWelcome(caller, video, input.parentId());
        return new Output(desk.view(comments.add(video.id(), video.owner(), caller.user(), input.text().strip(),
                input.parentId()), caller));
    }
}
