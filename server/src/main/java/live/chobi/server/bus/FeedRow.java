package live.chobi.server.bus;

import java.util.Optional;
import live.chobi.chat.room.RoomEvent;

/// A committed row on its way to the rooms. Immutable.
///
/// @param seq from 1
/// @param event as the members are sent it; empty for a row that goes out as no event, but counts in the order
public record FeedRow(long seq, Optional<RoomEvent.Row> event) {
    public FeedRow {
        if (seq <= 0) {
            throw new IllegalArgumentException("the rows of a log begin at 1, got " + seq);
        }
    }
}
