package live.chobi.chat.moderation;

import jakarta.validation.constraints.Size;
import java.util.UUID;
import live.chobi.chat.standing.ChatRight;
import live.chobi.chat.standing.Person;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Procedure;
import live.chobi.kernel.SessionId;
import live.chobi.log.LogRow;
import org.jspecify.annotations.Nullable;

/// `chat.deleteMessage`. The text is left to the host and the moderators; everybody else sees that there was a message.
/// Deleting it again changes nothing.
public final class DeleteMessage implements Procedure<DeleteMessage.Input, DeleteMessage.Output> {
    public record Input(SessionId sessionId, UUID messageId, @Nullable @Size(max = 200) String reason) {}

    public record Output(UUID messageId, boolean deleted) {}

    private final ModerationDesk desk;

    public DeleteMessage(ModerationDesk desk) {
        this.desk = desk;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        var _ = desk.require(caller, input.sessionId(), ChatRight.MODERATE);
        LogRow message = desk.message(input.sessionId(), input.messageId());
        var _ = desk.decide(new Deletion(input.sessionId(), Person.of(caller),
                ModerationDesk.named(input.messageId(), message), desk.author(message), input.reason()));
        return new Output(input.messageId(), true);
    }
}
