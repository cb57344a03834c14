/// How what stands in the list reaches people: to their sockets on every node, and in waves to all who follow a host.
///
/// Virtual threads. Imports the inbox.
@NullMarked
package live.chobi.notifications.delivery;

import org.jspecify.annotations.NullMarked;
