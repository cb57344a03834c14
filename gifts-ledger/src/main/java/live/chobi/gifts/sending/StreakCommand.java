package live.chobi.gifts.sending;

import live.chobi.log.Command;

/// A command that goes on with, or ends, somebody's streak.
sealed interface StreakCommand<A> extends Command<A> permits GiveGift, CloseStreak {
    Streak.Of streakOf();
}
