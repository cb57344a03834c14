/// Who gave how much: the tallies of givers, which follow the ledger by the outbox, and their ranking. Virtual threads.
@NullMarked
package live.chobi.gifts.leaderboard;

import org.jspecify.annotations.NullMarked;
