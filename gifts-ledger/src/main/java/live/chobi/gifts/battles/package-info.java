/// Battles: for some minutes the gifts of two sessions are compared. A battle changes under the locks of both logs, a
/// side's score under the lock of its own; when it begins and ends the database's clock says, which all nodes share.
@NullMarked
package live.chobi.gifts.battles;

import org.jspecify.annotations.NullMarked;
