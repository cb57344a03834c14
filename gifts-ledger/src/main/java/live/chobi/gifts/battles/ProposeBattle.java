package live.chobi.gifts.battles;

import java.util.List;
import live.chobi.kernel.Problem;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import live.chobi.kernel.Uuid7;
import live.chobi.log.CommandKind;
import live.chobi.log.Draft;
import live.chobi.log.FactSource;

/// Challenges another session. Refused, in this order: the caller's session is not on air, the other is not, they have
/// the same host, the other's host has blocked the caller, the one or the other is in a battle, the caller has
/// challenged somebody already, the other has too many challenges to answer.
///
/// @param isBlocked whether the opponent's host has blocked who asks
record ProposeBattle(SessionId challenger, SessionId opponent, UserId by, boolean isBlocked,
        int seconds) implements BattleCommand<BattleCommand.Answer> {
    static final int CHALLENGES_MAX = 10;
    private static final List<String> ON_AIR = List.of("live", "interrupted");

    /// How it is decided.
    ///
    /// @param facts the ones that gifts have, so that each sees what the other has done in its batch
    record Rule<F extends BattleFacts>(FactSource<F> facts) implements CommandKind<ProposeBattle, F, Answer> {
        @Override
        public Answer decide(ProposeBattle command, F facts, Draft draft) {
            BattleBook book = facts.battles();
            requireOnAir(command, draft);
            if (draft.owner().equals(draft.ownerBeside(command.opponent().value()))) {
                throw Problem.refused("own_session", "nobody can challenge themselves");
            }
            if (command.isBlocked()) {
                throw Problem.forbidden("blocked_by_host", "the host of that session has blocked you");
            }
            requireFree(command, book);
            if (book.open(command.challenger()).anyMatch(it -> it.challenger().equals(command.challenger()))) {
                throw Problem.refused("battle_proposed", "a challenge of this session waits for its answer");
            }
            if (book.open(command.opponent()).count() >= CHALLENGES_MAX) {
                throw Problem.refused("too_many_challenges", "that session has " + CHALLENGES_MAX
                        + " challenges to answer");
            }
            Battle battle = new Battle(Uuid7.next(), command.challenger(), command.opponent(), command.seconds(),
                    Battle.State.PROPOSED, facts.now().plus(Battle.ANSWER_WITHIN), null, null);
            book.propose(battle);
            Battle.View view = BattleCommand.view(battle, book, draft);
            var _ = BattleCommand.tell(draft, BattleRows.PROPOSED, command.by(), battle, view);
            EndBattle.enqueue(draft, battle, Battle.ANSWER_WITHIN);
            return new Answer(view);
        }

        @Override
        public Class<Answer> answerType() {
            return Answer.class;
        }
    }

    static void requireOnAir(BattleCommand<?> command, Draft draft) {
        if (!ON_AIR.contains(draft.phase())) {
            throw Problem.refused("session_not_live", "session " + command.challenger() + " is not on air");
        }
        if (!ON_AIR.contains(draft.phaseBeside(command.opponent().value()))) {
            throw Problem.refused("opponent_not_live", "session " + command.opponent() + " is not on air");
        }
    }

    static void requireFree(BattleCommand<?> command, BattleBook book) {
        for (SessionId session : List.of(command.challenger(), command.opponent())) {
            if (book.isFighting(session)) {
                throw Problem.refused("battle_running", "session " + session + " is in a battle");
            }
        }
    }
}
