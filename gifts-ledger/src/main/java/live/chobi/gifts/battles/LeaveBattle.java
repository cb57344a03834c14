package live.chobi.gifts.battles;

import java.util.UUID;
import live.chobi.gifts.goals.SetGoal;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.Procedure;
import live.chobi.kernel.SessionId;
import org.jspecify.annotations.Nullable;

/// `gifts.leaveBattle`: a host gives a battle up, which the other wins; or takes a challenge back.
public final class LeaveBattle implements Procedure<LeaveBattle.Input, LeaveBattle.Output> {
    /// @param sessionId the one that gives up
    public record Input(UUID battleId, SessionId sessionId) {}

    /// @param battle as it is now; null where it was over before
    public record Output(BattleDesk.@Nullable Shown battle) {}

    private final BattleDesk desk;
    private final SetGoal.Hosts hosts;

    public LeaveBattle(BattleDesk desk, SetGoal.Hosts hosts) {
        this.desk = desk;
        this.hosts = hosts;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        hosts.requireHost(caller, input.sessionId());
        Battle battle = desk.get(input.battleId());
        if (!battle.challenger().equals(input.sessionId()) && !battle.opponent().equals(input.sessionId())) {
            throw Problem.notFound("battle", input.battleId());
        }
        return new Output(desk.giveUp(battle, input.sessionId(), caller.user()).orElse(null));
    }
}
