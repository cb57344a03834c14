/// Coins and diamonds: balances, statements, and coins an administrator adds. Virtual threads.
@NullMarked
package live.chobi.gifts.wallet;

import org.jspecify.annotations.NullMarked;
