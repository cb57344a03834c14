package live.chobi.log;

import java.util.Optional;
import java.util.Set;

/// A kind of row, listed by the feature that writes it.
///
/// @param name the row's `type`
/// @param audience who may read it; to others it is a row of type `hidden`, so that a gap is never ambiguous
/// @param socketEvent the Socket.IO event it goes out as, if any
/// @param user whom its payload shows as `user`
/// @param withheld fields of its payload that only moderators and the owner read
public record RowType(String name, Audience audience, Optional<String> socketEvent, User user, Set<String> withheld) {
    /// Readers, each of whom may read what those before it may.
    public enum Audience {
        /// Everybody who may see the session.
        EVERYBODY,
        /// Those who moderate the session.
        MODERATORS,
        /// The log's owner and administrators.
        OWNER;

        boolean mayRead(Audience meantFor) {
            return compareTo(meantFor) >= 0;
        }
    }

    /// Whom a payload shows as `user`; rows themselves hold ids.
    public enum User {
        NOBODY, ACTOR,
        /// The one that the payload's `userId` names: whom the row is about.
        SUBJECT
    }

    public static RowType broadcast(String name, String socketEvent) {
        return new RowType(name, Audience.EVERYBODY, Optional.of(socketEvent), User.NOBODY, Set.of());
    }

    /// Broadcast with the actor as `user` in its payload.
    public static RowType broadcastByUser(String name, String socketEvent) {
        return new RowType(name, Audience.EVERYBODY, Optional.of(socketEvent), User.ACTOR, Set.of());
    }

    /// Broadcast with the one it is about as `user` in its payload.
    public static RowType broadcastAboutUser(String name, String socketEvent, Set<String> withheld) {
        return new RowType(name, Audience.EVERYBODY, Optional.of(socketEvent), User.SUBJECT, withheld);
    }

    /// Only to be read.
    public static RowType unannounced(String name, Audience audience) {
        return new RowType(name, audience, Optional.empty(), User.NOBODY, Set.of());
    }
}
