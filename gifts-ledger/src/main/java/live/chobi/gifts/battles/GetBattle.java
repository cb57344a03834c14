package live.chobi.gifts.battles;

import java.util.List;
import live.chobi.gifts.goals.SetGoal;
import live.chobi.gifts.leaderboard.GetLeaderboard;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.ProblemCode;
import live.chobi.kernel.Procedure;
import live.chobi.kernel.SessionId;
import org.jspecify.annotations.Nullable;

/// `gifts.getBattle`: how a session's battle stands; and for its hosts, who has challenged it or was challenged.
public final class GetBattle implements Procedure<GetBattle.Input, GetBattle.Output> {
    public record Input(SessionId sessionId) {}

    /// @param battle the one that runs, else the newest that is over; null where there was none
    /// @param challenges that wait for an answer; none for others than its hosts
    public record Output(BattleDesk.@Nullable Shown battle, List<BattleDesk.Shown> challenges) {}

    private final BattleDesk desk;
    private final GetLeaderboard.Door door;
    private final SetGoal.Hosts hosts;

    public GetBattle(BattleDesk desk, GetLeaderboard.Door door, SetGoal.Hosts hosts) {
        this.desk = desk;
        this.door = door;
        this.hosts = hosts;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        door.requireVisible(caller, input.sessionId());
        return new Output(desk.newest(input.sessionId()).orElse(null),
                isHost(caller, input.sessionId()) ? desk.challenges(input.sessionId()) : List.of());
    }

    private boolean isHost(Caller caller, SessionId session) {
        try {
            hosts.requireHost(caller, session);
            return true;
        } catch (Problem refusal) {
            if (refusal.code() == ProblemCode.FORBIDDEN) {
                return false;
            }
            throw refusal;
        }
    }
}
