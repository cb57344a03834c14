/// The product's own events on a socket: joining and leaving a session, and the calls that have a procedure too.
///
/// [ChatGateway] is called on event loops and hands everything that may block to virtual threads, one at a time for each
/// connection. What it needs from sessions, procedures and tokens it states as ports in this package.
@NullMarked
package live.chobi.chat.gateway;

import org.jspecify.annotations.NullMarked;
