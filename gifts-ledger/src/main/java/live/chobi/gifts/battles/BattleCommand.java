package live.chobi.gifts.battles;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import live.chobi.log.Command;
import live.chobi.log.Draft;
import org.jspecify.annotations.Nullable;

/// A command of two sessions, whose logs it locks together.
sealed interface BattleCommand<A> extends Command<A> permits ProposeBattle, AnswerBattle, EndBattle {
    record Answer(Battle.View battle) {}

    SessionId challenger();

    SessionId opponent();

    @Override
    default Optional<UUID> log() {
        return Optional.of(challenger().value());
    }

    @Override
    default Set<UUID> beside() {
        return Set.of(opponent().value());
    }

    static Battle.View view(Battle battle, BattleBook book, Draft draft) {
        return battle.view(draft.owner(), book.score(battle, battle.challenger()),
                draft.ownerBeside(battle.opponent().value()), book.score(battle, battle.opponent()));
    }

    /// Tells both sessions.
    ///
    /// @return the numbers of the rows, the challenger's first
    static long[] tell(Draft draft, String row, @Nullable UserId by, Battle battle, Battle.View view) {
        return new long[]{draft.append(row, by, view).seq(),
            draft.appendBeside(battle.opponent().value(), row, by, view).seq()};
    }

    static String jobKey(UUID battle) {
        return "battle:" + battle;
    }
}
