package live.chobi.chat.gateway;

import java.util.Optional;
import java.util.OptionalLong;
import live.chobi.chat.connection.Keepsake;
import live.chobi.chat.room.RoomOffset;
import live.chobi.chat.room.Rooms;

/// The place in a room that a lost connection had, if it had one. The room is held until the client is back in it, or
/// is not expected any more.
///
/// @param request by which the client was let in, and will be again
/// @param since where a client goes on that saw no event of the room
record KeptPlace(Rooms rooms, Optional<JoinRequest> request, long since) implements Keepsake {
    static KeptPlace none(Rooms rooms) {
        return new KeptPlace(rooms, Optional.empty(), 0);
    }

    /// The last row that the client saw. Empty when nobody can know: when what it says was never said by us, or was
    /// said before it joined anew, so that it may or may not have got the answer to that.
    OptionalLong seen(Optional<String> offset) {
        if (offset.isEmpty() || request.isEmpty()) {
            return OptionalLong.of(since);
        }
        Optional<RoomOffset> parsed = RoomOffset.parse(offset.get());
        if (parsed.isEmpty()) {
            return OptionalLong.empty();
        }
        if (!parsed.get().isOf(request.get().session())) {
            return OptionalLong.of(since); // of a room it was in before this one, and it has seen nothing of this one
        }
        long seq = parsed.get().seq();
        return seq < since ? OptionalLong.empty() : OptionalLong.of(seq);
    }

    @Override
    public void discarded() {
        request.ifPresent(it -> rooms.release(it.session()));
    }
}
