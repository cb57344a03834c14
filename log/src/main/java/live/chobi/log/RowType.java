package live.chobi.log;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A kind of row, listed by the feature that writes it.
///
/// @param name the row's `type`
/// @param audience who may read it; to others it is a row of type `hidden`, so that a gap is never ambiguous
/// @param socketEvent the Socket.IO event it goes out as, if any
/// @param people the fields of its payload that show people by name
/// @param withheld fields of its payload that only moderators and the owner read
public record RowType(String name, Audience audience, Optional<String> socketEvent, List<Naming> people,
        Set<String> withheld) {
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

    /// A field that shows people by name. Rows themselves hold ids.
    ///
    /// @param field of the payload as it is shown
    /// @param ids the field of the stored payload with somebody's id, or an array of them; empty for the row's actor
    public record Naming(String field, Optional<String> ids) {
        boolean isActor() {
            return ids.isEmpty();
        }
    }

    private static final String USER = "user";

    public RowType {
        people = List.copyOf(people);
        withheld = Set.copyOf(withheld);
    }

    public static RowType broadcast(String name, String socketEvent) {
        return new RowType(name, Audience.EVERYBODY, Optional.of(socketEvent), List.of(), Set.of());
    }

    /// Broadcast with the actor as `user` in its payload.
    public static RowType broadcastByUser(String name, String socketEvent) {
        return broadcast(name, socketEvent).naming(USER, Optional.empty());
    }

    /// Broadcast with the one it is about, whom its payload's `userId` names, as `user` in its payload.
    public static RowType broadcastAboutUser(String name, String socketEvent) {
        return broadcast(name, socketEvent).naming(USER, Optional.of("userId"));
    }

    /// Only to be read.
    public static RowType unannounced(String name, Audience audience) {
        return new RowType(name, audience, Optional.empty(), List.of(), Set.of());
    }

    /// The same, with people instead of their ids in this field of its payload; where it is absent nobody is shown.
    public RowType naming(String field) {
        return naming(field, Optional.of(field));
    }

    private RowType naming(String field, Optional<String> ids) {
        return new RowType(name, audience, socketEvent,
                Stream.concat(people.stream(), Stream.of(new Naming(field, ids))).toList(), withheld);
    }

    /// The same, with these fields for moderators and the owner only.
    public RowType withholding(String... fields) {
        return new RowType(name, audience, socketEvent, people, Set.of(fields));
    }
}
