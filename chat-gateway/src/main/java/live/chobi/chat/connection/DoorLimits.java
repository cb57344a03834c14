package live.chobi.chat.connection;

/// How many may come through the doors of an Engine.IO endpoint. What is over a limit is refused with a reason before
/// anything is kept of it; 0 lifts a limit.
///
/// @param sessions open at the same time, per node
/// @param handshakesPerSecond per node
/// @param sessionsPerAddress open at the same time; a provider's gateway may have a whole town behind one address
/// @param handshakesPerSecondPerAddress a crowd behind one address comes back at once after a break
public record DoorLimits(int sessions, int handshakesPerSecond, int sessionsPerAddress,
        int handshakesPerSecondPerAddress) {
    public static final DoorLimits DEFAULT = new DoorLimits(100_000, 2_000, 5_000, 500);
    public static final DoorLimits NONE = new DoorLimits(0, 0, 0, 0);

    public DoorLimits {
        if (sessions < 0 || handshakesPerSecond < 0 || sessionsPerAddress < 0 || handshakesPerSecondPerAddress < 0) {
            throw new IllegalArgumentException("a limit of an Engine.IO endpoint's doors is negative");
        }
    }

    static boolean isOver(int count, int limit) {
        return limit > 0 && count > limit;
    }
}
