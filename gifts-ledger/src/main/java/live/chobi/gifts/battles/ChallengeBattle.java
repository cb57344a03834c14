package live.chobi.gifts.battles;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.Objects;
import live.chobi.gifts.goals.SetGoal;
import live.chobi.gifts.leaderboard.GiftTallies;
import live.chobi.gifts.sending.SendGift;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.Procedure;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import org.jspecify.annotations.Nullable;

/// `gifts.challengeBattle`: a host challenges another session to compare gifts. Private sessions have no battles, since
/// each would tell the other's viewers of it.
public final class ChallengeBattle implements Procedure<ChallengeBattle.Input, ChallengeBattle.Output> {
    private static final int USUAL_SECONDS = 300;

    /// @param seconds that it takes; 300 when absent
    public record Input(SessionId sessionId, SessionId opponentSessionId,
            @Nullable @Min(30) @Max(3_600) Integer seconds) {}

    public record Output(BattleDesk.Shown battle) {}

    /// What must be known of both sessions.
    public record Rights(SetGoal.Hosts runners, SendGift.Hosts hosts, SendGift.Blocks blocks,
            GiftTallies.PrivateSessions privateSessions) {}

    private final BattleDesk desk;
    private final Rights rights;

    public ChallengeBattle(BattleDesk desk, Rights rights) {
        this.desk = desk;
        this.rights = rights;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        SessionId own = input.sessionId();
        SessionId other = input.opponentSessionId();
        if (own.equals(other)) {
            throw Problem.badInput("opponentSessionId", "must be another session, got '" + other + "'");
        }
        rights.runners().requireHost(caller, own);
        UserId opponent = rights.hosts().hostOf(caller, other);
        if (!rights.privateSessions().among(List.of(own.value(), other.value())).isEmpty()) {
            throw Problem.refused("private_session", "private sessions have no battles");
        }
        return new Output(desk.propose(new ProposeBattle(own, other, caller.user(),
                rights.blocks().isBlocked(opponent, caller.user()),
                Objects.requireNonNullElse(input.seconds(), USUAL_SECONDS))));
    }
}
