package live.chobi.chat.moderation;

import java.util.Optional;
import java.util.UUID;
import live.chobi.chat.standing.ChatRight;
import live.chobi.chat.standing.Decisions.Pinned;
import live.chobi.chat.standing.Person;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Procedure;
import live.chobi.kernel.SessionId;

/// `chat.pinMessage`. A session has one pinned message; another takes its place.
public final class PinMessage implements Procedure<PinMessage.Input, PinMessage.Output> {
    public record Input(SessionId sessionId, UUID messageId) {}

    public record Output(Pinned pinned) {}

    private final ModerationDesk desk;

    public PinMessage(ModerationDesk desk) {
        this.desk = desk;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        var _ = desk.require(caller, input.sessionId(), ChatRight.MODERATE);
        Pinned pinned = ModerationDesk.named(input.messageId(),
                desk.message(input.sessionId(), input.messageId()));
        var _ = desk.decide(new Pin(input.sessionId(), Person.of(caller), Optional.of(pinned)));
        return new Output(pinned);
    }
}
