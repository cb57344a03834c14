package live.chobi.chat.polls;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import live.chobi.chat.standing.ChatRight;
import live.chobi.chat.standing.ChatRights;
import live.chobi.chat.standing.Person;
import live.chobi.chat.standing.RoomFacts;
import live.chobi.chat.standing.Wording;
import live.chobi.kernel.Problem;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import live.chobi.kernel.Uuid7;
import live.chobi.log.CommandKind;
import live.chobi.log.Draft;
import live.chobi.log.FactSource;

/// Begins a poll. What it says is bound by the rules of the chat as far as its creator is. One whose time is over and
/// that no job has closed yet is closed first.
record OpenPoll(SessionId session, Person creator, String question, List<String> options,
        Wording wording, Duration duration) implements PollCommand<OpenPoll.Answer> {

    record Answer(Poll.View poll) {}

    @Override
    public Optional<UUID> named() {
        return Optional.empty();
    }

    @Override
    public Optional<UserId> voter() {
        return Optional.empty();
    }

    /// How it is decided.
    record Rule(FactSource<PollFacts> facts) implements CommandKind<OpenPoll, PollFacts, Answer> {
        @Override
        public Answer decide(OpenPoll command, PollFacts facts, Draft draft) {
            RoomFacts.requireOpen(draft);
            RoomFacts.Room room = facts.room(command.session());
            ChatRights.require(ChatRights.roleOf(room.state(), command.creator()), ChatRight.MODERATE);
            room.requireMaySay(command.creator(), command.wording(), Optional.empty(), draft.now());
            Optional<Poll> before = facts.open(command.session());
            if (before.filter(it -> it.takesVotes(draft.now())).isPresent()) {
                throw Problem.refused("poll_open", "this session has an open poll; close it first");
            }
            before.ifPresent(it -> ClosePoll.close(it, facts, draft, Optional.empty(), Poll.Reason.TIME));
            Poll poll = new Poll(Uuid7.next(), command.session(), command.creator().id(), command.question(),
                    command.options(), Collections.nCopies(command.options().size(), 0L), draft.now(),
                    draft.now().plus(command.duration()), null);
            facts.opened(poll);
            draft.append(PollRows.OPENED, command.creator().id(), poll.view());
            draft.enqueue(ClosePoll.jobKey(poll.id()), ClosePoll.JOB,
                    new ClosePoll.Payload(command.session(), poll.id()), command.duration());
            return new Answer(poll.view());
        }

        @Override
        public Class<Answer> answerType() {
            return Answer.class;
        }
    }
}
