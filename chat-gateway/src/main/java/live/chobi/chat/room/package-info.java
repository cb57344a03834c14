/// Rooms: who of this node's connections sees a live session, and how one event reaches all of them cheaply and in
/// order.
///
/// A room has one shard per event loop that has members; a shard and its members belong to that loop. Imports the
/// connections and the protocol.
@NullMarked
package live.chobi.chat.room;

import org.jspecify.annotations.NullMarked;
