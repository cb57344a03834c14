/// What a giver may give: limits of the installation and of their own, and the age gate. Changes under the lock of the
/// giver's wallet only; days and delays are counted by the database's clock.
@NullMarked
package live.chobi.gifts.limits;

import org.jspecify.annotations.NullMarked;
