/// What coins are sold in: packs, their prices by currency, and their change by administrators. Virtual threads.
@NullMarked
package live.chobi.gifts.purchase.packs;

import org.jspecify.annotations.NullMarked;
