/// What paying hosts needs of a payment provider, whoever that is. Imports the kernel, and how messages are signed.
@NullMarked
package live.chobi.gifts.payout.provider;

import org.jspecify.annotations.NullMarked;
