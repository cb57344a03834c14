/// The bus between nodes: rows of the log in order per session, whoever wrote them, and how many watch on each node.
///
/// PostgreSQL's log is the truth and Redis only brings it sooner: whatever is late, lost or out of order there is read
/// from the log. [live.chobi.server.bus.RoomFeeds] may be called from any thread but never from an event loop;
/// [live.chobi.server.bus.RedisBus] has threads of its own.
@NullMarked
package live.chobi.server.bus;

import org.jspecify.annotations.NullMarked;
