package live.chobi.chat.room;

/// How much of what they told their members rooms keep, for those who come back after a short drop. What is beyond is
/// let go, the oldest first; who missed it begins anew and reads the log.
///
/// @param rowsPerRoom at 20 rows a second, 512 are 25 seconds
/// @param bytesPerRoom less than what may wait for one client, which is sent all it missed at once
/// @param bytesPerNode of all rooms together; a room over it lets its own go
public record HistoryLimits(int rowsPerRoom, int bytesPerRoom, long bytesPerNode) {
    public static final HistoryLimits DEFAULT = new HistoryLimits(512, 256 * 1024, 64L * 1024 * 1024);
    /// Rooms keep nothing, and events carry no offset.
    public static final HistoryLimits NONE = new HistoryLimits(0, 0, 0);

    public HistoryLimits {
        if (rowsPerRoom < 0 || bytesPerRoom < 0 || bytesPerNode < 0) {
            throw new IllegalArgumentException("a limit of the rooms' history is negative");
        }
    }

    boolean isOn() {
        return rowsPerRoom > 0;
    }
}
