package live.chobi.chat.polls;

import java.util.Optional;
import java.util.UUID;
import live.chobi.chat.standing.Person;
import live.chobi.chat.standing.RoomFacts;
import live.chobi.kernel.Problem;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import live.chobi.log.CommandKind;
import live.chobi.log.Draft;
import live.chobi.log.FactSource;

/// Counts a vote; it is for good. The same vote again answers as before, also after the poll has closed: the first
/// answer may have been lost. No row: the poll's last one tells what all votes came to.
record CastVote(SessionId session, UUID poll, Person person, int option) implements PollCommand<CastVote.Answer> {
    record Answer(Poll.View poll) {}

    @Override
    public Optional<UUID> named() {
        return Optional.of(poll);
    }

    @Override
    public Optional<UserId> voter() {
        return Optional.of(person.id());
    }

    /// How it is decided.
    record Rule(FactSource<PollFacts> facts) implements CommandKind<CastVote, PollFacts, Answer> {
        @Override
        public Answer decide(CastVote command, PollFacts facts, Draft draft) {
            RoomFacts.requireMaySpeak(facts.room(command.session()).state(), command.person(), draft.now());
            Poll poll = facts.poll(command.session(), command.poll())
                    .orElseThrow(() -> Problem.notFound("poll", command.poll()));
            Optional<Integer> earlier = facts.vote(new PollFacts.Ballot(poll.id(), command.person().id()));
            if (earlier.filter(it -> it == command.option()).isPresent()) {
                return new Answer(poll.view());
            }
            if (command.option() >= poll.options().size()) {
                throw Problem.badInput("option", "must be 0 to " + (poll.options().size() - 1) + ", got "
                        + command.option());
            }
            if (earlier.isPresent()) {
                throw Problem.conflict("already_voted",
                        "you voted for option " + earlier.get() + ", and a vote stands");
            }
            if (draft.phase().equals("ended") || !poll.takesVotes(draft.now())) {
                throw Problem.refused("poll_closed", "this poll takes no more votes");
            }
            return new Answer(facts.cast(poll, command.person().id(), command.option(), draft.now()).view());
        }

        @Override
        public Class<Answer> answerType() {
            return Answer.class;
        }
    }
}
