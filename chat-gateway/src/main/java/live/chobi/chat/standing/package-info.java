/// What holds in a session's chat: who may do what, who is timed out or banned, the modes, the filter.
///
/// [RoomState] is a fold over the rows of the session's log, kept in memory by [RoomStates]; [ChatRights] is the one
/// place that answers what somebody may do. Commands decide on it under the log's lock; readers may ask from any thread
/// where the method says so.
@NullMarked
package live.chobi.chat.standing;

import org.jspecify.annotations.NullMarked;
