/// The feature `notifications`: what users are told, in a list, on their sockets and by push.
///
/// The list in PostgreSQL is the truth; everything else only brings it sooner. Imports the foundations; who follows
/// whom, who has blocked whom and what a session is called come through interfaces of its own.
@NullMarked
package live.chobi.notifications;

import org.jspecify.annotations.NullMarked;
