package live.chobi.chat.polls;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.UUID;
import live.chobi.chat.standing.ChatRight;
import live.chobi.chat.standing.ChatRights;
import live.chobi.chat.standing.Person;
import live.chobi.kernel.Problem;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import live.chobi.log.CommandKind;
import live.chobi.log.Draft;
import live.chobi.log.FactSource;
import live.chobi.log.Sequencer;
import live.chobi.outbox.JobKind;
import live.chobi.outbox.Json;
import org.jspecify.annotations.Nullable;

/// Ends a poll by its last row, which has the exact counts. One that is closed already is left alone.
///
/// @param named empty: whichever is open
/// @param by who closed it; empty where its time or its session did
record ClosePoll(SessionId session, Optional<UUID> named, Optional<Person> by,
        Poll.Reason reason) implements PollCommand<ClosePoll.Answer> {
    static final String JOB = "chat.close_poll";

    /// @param poll as it is now; null where none was open
    record Answer(Poll.@Nullable View poll) {}

    record Payload(SessionId session, UUID poll) {}

    static String jobKey(UUID poll) {
        return "poll:" + poll;
    }

    /// The session is over, and so is the poll that it leaves open.
    static ClosePoll withItsSession(SessionId session) {
        return new ClosePoll(session, Optional.empty(), Optional.empty(), Poll.Reason.SESSION_ENDED);
    }

    /// The job that [OpenPoll] enqueues for the poll's last moment. By the database's clock, so it outlives this node.
    static JobKind job(Sequencer sequencer, Rule rule) {
        return new JobKind(JOB, (JsonNode json) -> {
            Payload payload = Json.read(json.toString(), Payload.class);
            var _ = sequencer.run(rule, new ClosePoll(payload.session(), Optional.of(payload.poll()),
                    Optional.empty(), Poll.Reason.TIME));
        });
    }

    static Poll close(Poll poll, PollFacts facts, Draft draft, Optional<UserId> by, Poll.Reason reason) {
        Poll closed = facts.changed(poll.closed(draft.now()));
        draft.append(PollRows.CLOSED, by.orElse(null), closed.view(reason));
        draft.cancel(jobKey(poll.id()));
        return closed;
    }

    @Override
    public Optional<UserId> voter() {
        return Optional.empty();
    }

    /// How it is decided.
    record Rule(FactSource<PollFacts> facts) implements CommandKind<ClosePoll, PollFacts, Answer> {
        @Override
        public Answer decide(ClosePoll command, PollFacts facts, Draft draft) {
            command.by().ifPresent(person -> ChatRights
                    .require(ChatRights.roleOf(facts.room(command.session()).state(), person), ChatRight.MODERATE));
            Optional<Poll> poll = command.named().isEmpty()
                    ? facts.open(command.session())
                    : Optional.of(facts.poll(command.session(), command.named().get())
                            .orElseThrow(() -> Problem.notFound("poll", command.named().get())));
            return new Answer(poll.map(it -> it.closedAt() == null
                    ? close(it, facts, draft, command.by().map(Person::id), command.reason())
                    : it).map(Poll::view).orElse(null));
        }

        @Override
        public Class<Answer> answerType() {
            return Answer.class;
        }
    }
}
