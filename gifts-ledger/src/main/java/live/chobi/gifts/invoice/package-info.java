/// Invoices for coins that were bought and credit notes for money that went back, statements of payouts and of those
/// that came back: numbered without a gap in each year, and as they were when they were issued. Virtual threads.
@NullMarked
package live.chobi.gifts.invoice;

import org.jspecify.annotations.NullMarked;
