package live.chobi.chat.room;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import live.chobi.kernel.SessionId;

/// What stands behind a row's event, and what a returning client says it saw last. Spec: Socket.IO's connection state
/// recovery, where it is opaque text.
///
/// @param room by which an offset of another room is told apart
public record RoomOffset(String room, long seq) {
    private static final Pattern TEXT = Pattern.compile("([0-9a-f]{16}):([0-9]{1,18})");

    /// The half of the session's id that is random.
    static String roomOf(SessionId session) {
        return "%016x".formatted(session.value().getLeastSignificantBits());
    }

    String text() {
        return room + ':' + seq;
    }

    /// Empty for what is no offset of ours, such as the last argument of an event that happened to be text.
    public static Optional<RoomOffset> parse(String text) {
        Matcher match = TEXT.matcher(text);
        return match.matches()
                ? Optional.of(new RoomOffset(match.group(1), Long.parseLong(match.group(2))))
                : Optional.empty();
    }

    public boolean isOf(SessionId session) {
        return room.equals(roomOf(session));
    }
}
