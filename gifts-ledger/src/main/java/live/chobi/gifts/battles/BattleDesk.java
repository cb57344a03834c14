package live.chobi.gifts.battles;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import live.chobi.kernel.Problem;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import live.chobi.log.Actors;
import live.chobi.log.FactSource;
import live.chobi.log.Sequencer;
import live.chobi.outbox.JobKind;
import live.chobi.outbox.Json;
import org.jspecify.annotations.Nullable;

/// Changes battles for those who may, and shows them with names. Virtual threads.
public final class BattleDesk {
    /// Tells when sessions ended; those that have not are absent. A port: streaming does.
    public interface SessionEnds {
        Map<SessionId, Instant> of(Collection<SessionId> sessions);
    }

    /// A battle as answers show it: as [Battle.View], with people instead of their ids; null where one is gone.
    public record Shown(UUID id, Battle.State status, @Nullable Object challenger, SessionId challengerSessionId,
            long challengerScore, @Nullable Object opponent, SessionId opponentSessionId, long opponentScore,
            int seconds, @Nullable Instant startsAt, @Nullable Instant endsAt, Battle.@Nullable Reason reason,
            @Nullable Object winner) {}

    private final Battles battles;
    private final Sequencer sequencer;
    private final SessionEnds ends;
    private final Actors actors;
    private final ProposeBattle.Rule<?> proposing;
    private final AnswerBattle.Rule<?> answering;
    private final EndBattle.Rule<?> ending;

    /// @param facts those of gifts
    public BattleDesk(Battles battles, Sequencer sequencer, SessionEnds ends, Actors actors,
            FactSource<? extends BattleFacts> facts) {
        this.battles = battles;
        this.sequencer = sequencer;
        this.ends = ends;
        this.actors = actors;
        this.proposing = new ProposeBattle.Rule<>(facts);
        this.answering = new AnswerBattle.Rule<>(facts);
        this.ending = new EndBattle.Rule<>(facts);
    }

    /// NOT_FOUND where there is none.
    Battle get(UUID id) {
        return battles.find(id).orElseThrow(() -> Problem.notFound("battle", id));
    }

    Shown propose(ProposeBattle command) {
        return shown(sequencer.run(proposing, command).battle());
    }

    Shown answer(Battle battle, UserId by, boolean accept) {
        return shown(sequencer.run(answering,
                new AnswerBattle(battle.id(), battle.challenger(), battle.opponent(), by, accept)).battle());
    }

    Optional<Shown> giveUp(Battle battle, SessionId session, UserId by) {
        return Optional.ofNullable(sequencer.run(ending, new EndBattle(battle.id(), battle.challenger(),
                battle.opponent(), Map.of(), session, Optional.of(by))).battle()).map(this::shown);
    }

    /// Ends a battle whose time is over, or one of whose sessions is.
    void endIfOver(UUID id) {
        battles.find(id).filter(Battle::isOpen).ifPresent(battle -> {
            var _ = sequencer.run(ending, new EndBattle(id, battle.challenger(), battle.opponent(),
                    ends.of(List.of(battle.challenger(), battle.opponent())), null, Optional.empty()));
        });
    }

    /// Ends what a session leaves open. Should this node die first, the battle's own job does, and finds when it ended.
    public void sessionEnded(SessionId session) {
        battles.open(session).forEach(this::endIfOver);
    }

    /// Runs at a battle's end, and when a challenge lapses, on whichever node is there.
    public JobKind job() {
        return new JobKind(EndBattle.JOB,
                (JsonNode json) -> endIfOver(Json.read(json.toString(), EndBattle.Payload.class).battle()));
    }

    Optional<Shown> newest(SessionId session) {
        return battles.newest(session).map(this::shown);
    }

    List<Shown> challenges(SessionId session) {
        return battles.challenges(session).stream().map(this::shown).toList();
    }

    private Shown shown(Battle.View it) {
        Map<UserId, ?> names = actors.views(List.of(it.challenger(), it.opponent()));
        UserId winner = it.winner();
        return new Shown(it.id(), it.status(), names.get(it.challenger()), it.challengerSessionId(),
                it.challengerScore(), names.get(it.opponent()), it.opponentSessionId(), it.opponentScore(),
                it.seconds(), it.startsAt(), it.endsAt(), it.reason(), winner == null ? null : names.get(winner));
    }
}
