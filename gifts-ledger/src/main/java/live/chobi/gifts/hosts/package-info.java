/// What hosts earn of a gift: tiers, each with its share, and which host is in which. Virtual threads.
@NullMarked
package live.chobi.gifts.hosts;

import org.jspecify.annotations.NullMarked;
