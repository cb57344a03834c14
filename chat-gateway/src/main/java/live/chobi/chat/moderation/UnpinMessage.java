package live.chobi.chat.moderation;

import java.util.Optional;
import live.chobi.chat.standing.Person;
import live.chobi.chat.standing.ChatRight;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Procedure;
import live.chobi.kernel.SessionId;
import org.jspecify.annotations.Nullable;

/// `chat.unpinMessage`. Where nothing is pinned it changes nothing.
public final class UnpinMessage implements Procedure<UnpinMessage.Input, UnpinMessage.Output> {
    public record Input(SessionId sessionId) {}

    /// @param pinned always null
    public record Output(@Nullable Object pinned) {}

    private final ModerationDesk desk;

    public UnpinMessage(ModerationDesk desk) {
        this.desk = desk;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        var _ = desk.require(caller, input.sessionId(), ChatRight.MODERATE);
        var _ = desk.decide(new Pin(input.sessionId(), Person.of(caller), Optional.empty()));
        return new Output(null);
    }
}
