/// A provider for development that pays nobody: a developer says what becomes of a payout, and that comes in by the way
/// of a real provider's messages. Off unless `payouts.provider=test`. Virtual threads.
@NullMarked
package live.chobi.gifts.payout.testprovider;

import org.jspecify.annotations.NullMarked;
