package live.chobi.chat.announcements;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import live.chobi.chat.messages.ChatDoor;
import live.chobi.chat.messages.FloodGate;
import live.chobi.chat.standing.ChatRight;
import live.chobi.chat.standing.Person;
import live.chobi.chat.standing.RoomStates;
import live.chobi.chat.standing.Wording;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Procedure;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import live.chobi.log.Actors;
import live.chobi.log.Sequencer;
import org.jspecify.annotations.Nullable;

/// `chat.announce`, and the socket's `announce`: as a message, but of hosts and moderators only, never thinned, and an
/// event of its own. It counts against its sender's messages.
public final class Announce implements Procedure<Announce.Input, Announce.Output> {
    static final int LENGTH_MAX = 500;

    public record Input(SessionId sessionId, @NotBlank @Size(max = LENGTH_MAX) String text,
            @Nullable @Size(min = 1, max = 100) String clientMessageId) {}

    public record Output(Announcement announcement) {}

    /// An announcement as clients see it.
    ///
    /// @param user {id, username, displayName}; null when the account is gone
    public record Announcement(UUID id, long seq, Instant at, @Nullable Instant mediaAt, @Nullable Object user,
            String text, @JsonInclude(Include.NON_NULL) @Nullable String clientMessageId) {}

    private final ChatDoor door;
    private final Sequencer sequencer;
    private final FloodGate floodGate;
    private final Actors actors;
    private final PostAnnouncement.Rule rule;

    public Announce(ChatDoor door, RoomStates rooms, Sequencer sequencer, FloodGate floodGate, Actors actors) {
        this.door = door;
        this.rule = new PostAnnouncement.Rule(rooms.source());
        this.sequencer = sequencer;
        this.floodGate = floodGate;
        this.actors = actors;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        UserId user = caller.user();
        var _ = door.require(caller, input.sessionId(), ChatRight.MODERATE);
        floodGate.pass(user);
        PostAnnouncement.Answer answer = sequencer.run(rule, new PostAnnouncement(input.sessionId(), Person.of(caller),
                input.text(), Wording.of(input.text()), input.clientMessageId()));
        return new Output(new Announcement(answer.id(), answer.seq(), answer.at(), answer.mediaAt(),
                actors.views(List.of(user)).get(user), input.text(), input.clientMessageId()));
    }
}
