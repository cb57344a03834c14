package live.chobi.chat.polls;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import live.chobi.chat.standing.Person;
import live.chobi.chat.standing.RoomStates;
import live.chobi.chat.standing.Wording;
import live.chobi.kernel.SessionId;
import live.chobi.log.FactSource;
import live.chobi.log.Sequencer;
import live.chobi.outbox.JobKind;
import org.jspecify.annotations.Nullable;

/// Runs the commands about polls. Virtual threads, unless a method says otherwise.
public final class PollDesk {
    private final Sequencer sequencer;
    private final OpenPoll.Rule opening;
    private final CastVote.Rule voting;
    private final ClosePoll.Rule closing;

    public PollDesk(Sequencer sequencer, RoomStates rooms) {
        this.sequencer = sequencer;
        FactSource<PollFacts> source = new PollSource(rooms.source());
        this.opening = new OpenPoll.Rule(source);
        this.voting = new CastVote.Rule(source);
        this.closing = new ClosePoll.Rule(source);
    }

    Poll.View open(SessionId session, Person creator, String question, List<String> options, Duration duration) {
        return sequencer.run(opening, new OpenPoll(session, creator, question, options,
                Wording.of(question + "\n" + String.join("\n", options)), duration)).poll();
    }

    Poll.View vote(SessionId session, UUID poll, Person person, int option) {
        return sequencer.run(voting, new CastVote(session, poll, person, option)).poll();
    }

    /// Null where the session has no such poll.
    Poll.@Nullable View close(SessionId session, UUID poll, Person by) {
        return sequencer.run(closing, new ClosePoll(session, Optional.of(poll), Optional.of(by), Poll.Reason.STAFF))
                .poll();
    }

    /// Closes the poll that a session leaves open when it ends. Any thread; completed with whether there was one.
    public CompletableFuture<Boolean> closeWithItsSession(SessionId session) {
        return sequencer.submit(closing, ClosePoll.withItsSession(session)).thenApply(it -> it.poll() != null);
    }

    /// Closes polls whose time is over.
    public JobKind job() {
        return ClosePoll.job(sequencer, closing);
    }
}
