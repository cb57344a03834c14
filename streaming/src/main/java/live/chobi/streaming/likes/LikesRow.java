package live.chobi.streaming.likes;

import java.util.List;
import live.chobi.log.RowType;

/// The row of a burst of likes. Nobody is its actor: many may have tapped.
///
/// @param count likes of this burst, of one node
/// @param total of the session so far, this burst included
public record LikesRow(long count, long total) {
    public static final String TYPE = "likes";
    public static final List<RowType> ALL = List.of(RowType.broadcast(TYPE, "likes"));
}
