package live.chobi.chat.moderation;

import java.util.Optional;
import java.util.UUID;
import live.chobi.chat.ChatMetrics;
import live.chobi.chat.messages.ChatPeople;
import live.chobi.chat.messages.ChatDoor;
import live.chobi.chat.standing.ChatRight;
import live.chobi.chat.standing.Decisions.Action;
import live.chobi.chat.standing.Decisions.Pinned;
import live.chobi.chat.standing.Person;
import live.chobi.chat.standing.RoomState;
import live.chobi.chat.standing.RoomStates;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import live.chobi.log.LogRow;
import live.chobi.log.Logs;
import live.chobi.log.Sequencer;
import org.jspecify.annotations.Nullable;

/// What the procedures of this package have in common: who asks is looked at before what they ask about is looked up,
/// and the answer comes when everybody here sees the decision. Virtual threads.
public final class ModerationDesk {
    private final ChatDoor door;
    private final Sequencer sequencer;
    private final RoomStates rooms;
    private final ChatPeople people;
    private final Logs logs;
    private final ChatMetrics metrics;
    private final RoomCommand.Rule rule;

    public ModerationDesk(ChatDoor door, Sequencer sequencer, RoomStates rooms, ChatPeople people, Logs logs,
            ChatMetrics metrics) {
        this.door = door;
        this.sequencer = sequencer;
        this.rooms = rooms;
        this.people = people;
        this.logs = logs;
        this.metrics = metrics;
        this.rule = new RoomCommand.Rule(rooms.source());
    }

    RoomState require(Caller caller, SessionId session, ChatRight right) {
        return door.require(caller, session, right);
    }

    /// The state after the decision.
    RoomState decide(RoomCommand command) {
        Decided decided = sequencer.run(rule, command);
        if (decided.changed()) {
            metrics.decided(command.kind());
        }
        return rooms.atLeast(command.session(), decided.seq());
    }

    /// Does something to somebody. NOT_FOUND `user_not_found` when there is no such account.
    RoomState sanction(Caller caller, SessionId session, UserId user, Action action, int seconds,
            @Nullable String reason) {
        var _ = require(caller, session, action == Action.ADD_MODERATOR || action == Action.REMOVE_MODERATOR
                ? ChatRight.APPOINT
                : ChatRight.MODERATE);
        Person target = people.person(user).orElseThrow(() -> Problem.notFound("user", user).about("userId"));
        return decide(new Sanction(session, Person.of(caller), target, action, seconds, reason));
    }

    /// NOT_FOUND `message_not_found` when the session has none of this id.
    LogRow message(SessionId session, UUID id) {
        return logs.message(session.value(), id)
                .orElseThrow(() -> Problem.notFound("message", id).about("messageId"));
    }

    Optional<Person> author(LogRow message) {
        return Optional.ofNullable(message.actor()).flatMap(people::person);
    }

    static Pinned named(UUID id, LogRow message) {
        return new Pinned(id, message.seq());
    }
}
