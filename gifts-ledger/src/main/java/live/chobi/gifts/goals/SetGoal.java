package live.chobi.gifts.goals;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import java.util.Optional;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Procedure;
import live.chobi.kernel.SessionId;
import live.chobi.log.FactSource;
import live.chobi.log.Sequencer;

/// `gifts.setGoal`: host, co-hosts and administrators say what the session's gifts should come to.
public final class SetGoal implements Procedure<SetGoal.Input, SetGoal.Output> {
    private static final long COINS_MAX = 1_000_000_000_000L;

    public record Input(SessionId sessionId, @NotBlank @Size(max = 100) String title,
            @Min(1) @Max(COINS_MAX) long coins) {}

    public record Output(Goal.View goal) {}

    /// Lets through who runs a session or hosts it beside its host; throws FORBIDDEN or NOT_FOUND for others. A port:
    /// streaming does.
    public interface Hosts {
        void requireHost(Caller caller, SessionId session);
    }

    private final Sequencer sequencer;
    private final Hosts hosts;
    private final ChangeGoal.Rule<?> rule;

    /// @param facts those of gifts
    public SetGoal(Sequencer sequencer, Hosts hosts, FactSource<? extends GoalFacts> facts) {
        this.sequencer = sequencer;
        this.hosts = hosts;
        this.rule = new ChangeGoal.Rule<>(facts);
    }

    @Override
    public Output handle(Caller caller, Input input) {
        hosts.requireHost(caller, input.sessionId());
        return new Output(Objects.requireNonNull(sequencer.run(rule, new ChangeGoal(input.sessionId(), caller.user(),
                Optional.of(new ChangeGoal.Wish(input.title().strip(), input.coins())))).goal()));
    }
}
