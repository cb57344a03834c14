package live.chobi.log;

import java.util.Optional;

/// A kind of row, listed by the feature that writes it.
///
/// @param name the row's `type`
/// @param audience who may read it; to others it is a row of type `hidden`, so that a gap is never ambiguous
/// @param socketEvent the Socket.IO event it goes out as, if any
/// @param namesActor whether its payload shows the actor as `user`
public record RowType(String name, Audience audience, Optional<String> socketEvent, boolean namesActor) {
    public enum Audience {
        /// Everybody who may see the session.
        EVERYBODY,
        /// The log's owner and administrators.
        OWNER
    }

    public static RowType broadcast(String name, String socketEvent) {
        return new RowType(name, Audience.EVERYBODY, Optional.of(socketEvent), false);
    }

    /// Broadcast with the actor as `user` in its payload.
    public static RowType broadcastByUser(String name, String socketEvent) {
        return new RowType(name, Audience.EVERYBODY, Optional.of(socketEvent), true);
    }
}
