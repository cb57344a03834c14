package live.chobi.gifts.goals;

import live.chobi.gifts.leaderboard.GetLeaderboard;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Procedure;
import live.chobi.kernel.SessionId;
import org.jspecify.annotations.Nullable;

/// `gifts.getGoal`: the session's goal, for who has just come.
public final class GetGoal implements Procedure<GetGoal.Input, GetGoal.Output> {
    public record Input(SessionId sessionId) {}

    /// @param goal null where the session has none
    public record Output(Goal.@Nullable View goal) {}

    private final GetLeaderboard.Door door;
    private final Goals goals;

    public GetGoal(GetLeaderboard.Door door, Goals goals) {
        this.door = door;
        this.goals = goals;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        door.requireVisible(caller, input.sessionId());
        return new Output(goals.of(input.sessionId()).map(Goal::view).orElse(null));
    }
}
