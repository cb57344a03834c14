/// Apple's App Store as a receipt store, judged by Apple's signatures alone. Any thread.
@NullMarked
package live.chobi.gifts.purchase.apple;

import org.jspecify.annotations.NullMarked;
