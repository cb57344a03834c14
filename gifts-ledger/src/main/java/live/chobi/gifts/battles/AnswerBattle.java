package live.chobi.gifts.battles;

import java.time.Duration;
import java.util.UUID;
import live.chobi.kernel.Problem;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import live.chobi.log.CommandKind;
import live.chobi.log.Draft;
import live.chobi.log.FactSource;

/// Accepts a challenge, and the battle begins at once; or declines it. The same answer again changes nothing while the
/// battle is open. Refused, in this order: the challenge was answered otherwise, or has lapsed; one of the sessions is
/// not on air; one is in a battle.
record AnswerBattle(UUID battle, SessionId challenger, SessionId opponent, UserId by,
        boolean accept) implements BattleCommand<BattleCommand.Answer> {

    /// How it is decided.
    ///
    /// @param facts the ones that gifts have, so that each sees what the other has done in its batch
    record Rule<F extends BattleFacts>(FactSource<F> facts) implements CommandKind<AnswerBattle, F, Answer> {
        @Override
        public Answer decide(AnswerBattle command, F facts, Draft draft) {
            BattleBook book = facts.battles();
            Battle battle = book.find(command.battle()).filter(Battle::isOpen).orElseThrow(
                    () -> Problem.refused("battle_over", "this challenge is over"));
            if (battle.state() == Battle.State.RUNNING) {
                if (command.accept()) {
                    return new Answer(BattleCommand.view(battle, book, draft));
                }
                throw Problem.refused("battle_running", "this challenge was accepted; give the battle up instead");
            }
            if (!facts.now().isBefore(battle.answerBy())) {
                throw Problem.refused("battle_over", "this challenge has lapsed");
            }
            return new Answer(command.accept()
                    ? begin(command, battle, facts, draft)
                    : decline(command, battle, facts,
                            draft));
        }

        private Battle.View begin(AnswerBattle command, Battle proposed, F facts, Draft draft) {
            ProposeBattle.requireOnAir(command, draft);
            BattleBook book = facts.battles();
            ProposeBattle.requireFree(command, book);
            Battle battle = proposed.running(facts.now());
            Battle.View view = BattleCommand.view(battle, book, draft);
            long[] rows = BattleCommand.tell(draft, BattleRows.STARTED, command.by(), battle, view);
            EndBattle.enqueue(draft, battle, Duration.ofSeconds(battle.seconds()));
            book.put(battle);
            book.begin(battle, battle.challenger(), rows[0]);
            book.begin(battle, battle.opponent(), rows[1]);
            return view;
        }

        private Battle.View decline(AnswerBattle command, Battle proposed, F facts, Draft draft) {
            Battle battle = proposed.closed(Battle.State.DECLINED);
            Battle.View view = BattleCommand.view(battle, facts.battles(), draft);
            var _ = BattleCommand.tell(draft, BattleRows.CLOSED, command.by(), battle, view);
            draft.cancel(BattleCommand.jobKey(battle.id()));
            facts.battles().put(battle);
            return view;
        }

        @Override
        public Class<Answer> answerType() {
            return Answer.class;
        }
    }
}
