/// Telling users while they look elsewhere: their devices, what is on its way there, and the push services behind one
/// port.
///
/// Virtual threads. Imports the inbox.
@NullMarked
package live.chobi.notifications.push;

import org.jspecify.annotations.NullMarked;
