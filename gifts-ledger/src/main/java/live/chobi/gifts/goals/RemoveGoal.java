package live.chobi.gifts.goals;

import java.util.Optional;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Procedure;
import live.chobi.kernel.SessionId;
import live.chobi.log.FactSource;
import live.chobi.log.Sequencer;
import org.jspecify.annotations.Nullable;

/// `gifts.removeGoal`: the session has no goal any more. Removing none answers null.
public final class RemoveGoal implements Procedure<RemoveGoal.Input, RemoveGoal.Output> {
    public record Input(SessionId sessionId) {}

    /// @param goal as it was in the end
    public record Output(Goal.@Nullable View goal) {}

    private final Sequencer sequencer;
    private final SetGoal.Hosts hosts;
    private final ChangeGoal.Rule<?> rule;

    /// @param facts those of gifts
    public RemoveGoal(Sequencer sequencer, SetGoal.Hosts hosts, FactSource<? extends GoalFacts> facts) {
        this.sequencer = sequencer;
        this.hosts = hosts;
        this.rule = new ChangeGoal.Rule<>(facts);
    }

    @Override
    public Output handle(Caller caller, Input input) {
        hosts.requireHost(caller, input.sessionId());
        return new Output(sequencer.run(rule, new ChangeGoal(input.sessionId(), caller.user(), Optional.empty()))
                .goal());
    }
}
