package live.chobi.gifts.battles;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import live.chobi.log.CommandKind;
import live.chobi.log.Draft;
import live.chobi.log.FactSource;
import org.jspecify.annotations.Nullable;

/// Ends a battle if it is over: its time, or one of its sessions, or a host gives it up. A challenge lapses. What is
/// over already is left alone; what is not comes again at its time, whoever asked.
///
/// @param left when sessions ended, as far as they have
/// @param givesUp the session whose host gives up, now; null: nobody does
/// @param by who gives up
record EndBattle(UUID battle, SessionId challenger, SessionId opponent, Map<SessionId, Instant> left,
        @Nullable SessionId givesUp, Optional<UserId> by) implements BattleCommand<EndBattle.Done> {
    static final String JOB = "gifts.end_battle";

    record Payload(UUID battle) {}

    /// By the database's clock, so it outlives this node.
    static void enqueue(Draft draft, Battle battle, Duration delay) {
        draft.enqueue(BattleCommand.jobKey(battle.id()), JOB, new Payload(battle.id()), delay);
    }

    /// How it is decided.
    ///
    /// @param facts the ones that gifts have, so that each sees what the other has done in its batch
    record Rule<F extends BattleFacts>(FactSource<F> facts) implements CommandKind<EndBattle, F, Done> {
        @Override
        public Done decide(EndBattle command, F facts, Draft draft) {
            Optional<Battle> open = facts.battles().find(command.battle()).filter(Battle::isOpen);
            if (open.isEmpty()) {
                return new Done(null);
            }
            Battle battle = open.get();
            return new Done(battle.state() == Battle.State.PROPOSED
                    ? lapse(command, battle, facts, draft)
                    : end(command, battle, facts, draft));
        }

        private Battle.View lapse(EndBattle command, Battle proposed, F facts, Draft draft) {
            BattleBook book = facts.battles();
            boolean isOver = command.givesUp() != null || !command.left().isEmpty();
            if (!isOver && facts.now().isBefore(proposed.answerBy())) {
                EndBattle.enqueue(draft, proposed, Duration.between(facts.now(), proposed.answerBy()));
                return BattleCommand.view(proposed, book, draft);
            }
            Battle battle = proposed.closed(Battle.State.EXPIRED);
            return close(command, BattleRows.CLOSED, battle, book, draft);
        }

        private Battle.View end(EndBattle command, Battle running, F facts, Draft draft) {
            BattleBook book = facts.battles();
            Map<SessionId, Instant> left = command.givesUp() == null
                    ? command.left()
                    : Map.of(command.givesUp(), facts.now());
            Optional<Battle.Outcome> outcome = running.outcome(facts.now(), left,
                    book.score(running, running.challenger()), book.score(running, running.opponent()));
            Battle.Time time = running.time();
            if (outcome.isEmpty() || time == null) {
                EndBattle.enqueue(draft, running, time == null
                        ? Duration.ZERO
                        : Duration.between(facts.now(), time.endsAt()));
                return BattleCommand.view(running, book, draft);
            }
            return close(command, BattleRows.ENDED, running.ended(outcome.get()), book, draft);
        }

        private Battle.View close(EndBattle command, String row, Battle battle, BattleBook book, Draft draft) {
            Battle.View view = BattleCommand.view(battle, book, draft);
            var _ = BattleCommand.tell(draft, row, command.by().orElse(null), battle, view);
            draft.cancel(BattleCommand.jobKey(battle.id()));
            book.put(battle);
            return view;
        }

        @Override
        public Class<Done> answerType() {
            return Done.class;
        }
    }

    /// @param battle as it is now; null where it was over before
    record Done(Battle.@Nullable View battle) {}
}
