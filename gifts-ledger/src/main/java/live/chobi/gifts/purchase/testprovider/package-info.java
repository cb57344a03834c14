/// A payment provider and an app store for development, where a developer says what becomes of a payment. It signs its
/// messages, and they come in by the way of a real provider's. Off unless `payments.provider=test`. Virtual threads.
@NullMarked
package live.chobi.gifts.purchase.testprovider;

import org.jspecify.annotations.NullMarked;
