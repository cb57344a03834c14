/// A provider's report compared with the purchases here. Virtual threads.
@NullMarked
package live.chobi.gifts.purchase.reconciliation;

import org.jspecify.annotations.NullMarked;
