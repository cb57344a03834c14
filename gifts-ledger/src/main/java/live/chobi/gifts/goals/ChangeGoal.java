package live.chobi.gifts.goals;

import java.util.Optional;
import java.util.UUID;
import live.chobi.kernel.Problem;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import live.chobi.kernel.Uuid7;
import live.chobi.log.Command;
import live.chobi.log.CommandKind;
import live.chobi.log.Draft;
import live.chobi.log.FactSource;
import org.jspecify.annotations.Nullable;

/// Gives a session another goal, or none. Gifts count for the goal that is set when they are given, from 0 on.
///
/// @param wish empty: no goal any more
record ChangeGoal(SessionId session, UserId by, Optional<Wish> wish) implements Command<ChangeGoal.Answer> {
    record Wish(String title, long coins) {}

    /// @param goal as it is set, or was when it was removed; null where there was none
    record Answer(Goal.@Nullable View goal) {}

    @Override
    public Optional<UUID> log() {
        return Optional.of(session.value());
    }

    /// How it is decided.
    ///
    /// @param facts the ones that gifts have, so that each sees what the other has done in its batch
    record Rule<F extends GoalFacts>(FactSource<F> facts) implements CommandKind<ChangeGoal, F, Answer> {
        @Override
        public Answer decide(ChangeGoal command, F facts, Draft draft) {
            if (draft.phase().equals("ended")) {
                throw Problem.refused("session_ended", "the session is over, and so are its gifts");
            }
            Optional<Goal> before = facts.goals().of(command.session());
            long last = draft.lastSeq();
            if (command.wish().isEmpty()) {
                return new Answer(before.map(goal -> {
                    draft.append(GoalRows.REMOVED, command.by(), goal.view());
                    return facts.goals().close(goal, last).view();
                }).orElse(null));
            }
            before.ifPresent(goal -> {
                var _ = facts.goals().close(goal, last);
            });
            Wish wish = command.wish().get();
            Goal goal = new Goal(Uuid7.next(), command.session(), wish.title(), wish.coins(), 0, command.by(),
                    draft.now(), last + 1, null, null);
            draft.append(GoalRows.SET, command.by(), goal.view());
            facts.goals().set(goal);
            return new Answer(goal.view());
        }

        @Override
        public Class<Answer> answerType() {
            return Answer.class;
        }
    }
}
