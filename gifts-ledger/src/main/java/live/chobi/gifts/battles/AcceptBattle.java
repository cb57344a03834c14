package live.chobi.gifts.battles;

import java.util.UUID;
import live.chobi.gifts.goals.SetGoal;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Procedure;

/// `gifts.answerBattle`: who was challenged accepts, and it begins; or declines.
public final class AcceptBattle implements Procedure<AcceptBattle.Input, ChallengeBattle.Output> {
    public record Input(UUID battleId, boolean accept) {}

    private final BattleDesk desk;
    private final SetGoal.Hosts hosts;

    public AcceptBattle(BattleDesk desk, SetGoal.Hosts hosts) {
        this.desk = desk;
        this.hosts = hosts;
    }

    @Override
    public ChallengeBattle.Output handle(Caller caller, Input input) {
        Battle battle = desk.get(input.battleId());
        hosts.requireHost(caller, battle.opponent());
        return new ChallengeBattle.Output(desk.answer(battle, caller.user(), input.accept()));
    }
}
