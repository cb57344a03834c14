package live.chobi.chat.room;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import live.chobi.chat.room.RoomEvent.Lane;
import live.chobi.chat.room.RoomEvent.Row;
import live.chobi.kernel.UserId;

/// Chooses the ordinary rows of a room that everybody in it is given, when more come than anybody can read: a token
/// bucket that holds a second's worth. While it is more than half full, first come, first served; the rest is for those
/// who were not heard in this second, so that few who write much do not silence many who write little. Rows of priority
/// always pass and cost nothing.
///
/// Owner: the thread that tells the room, one at a time.
final class Thinning {
    private final int perSecondMax;
    private double tokens;
    private long filledAtNanos;
    private boolean isFilled;
    private long secondBeganNanos;
    /// At most as many as rows passed in the second.
    private final Set<UserId> heard = new HashSet<>();

    /// @param perSecondMax 0: all pass
    Thinning(int perSecondMax) {
        if (perSecondMax < 0) {
            throw new IllegalArgumentException("a room's limit is negative: " + perSecondMax);
        }
        this.perSecondMax = perSecondMax;
    }

    boolean admits(Row row, long nowNanos) {
        if (perSecondMax == 0 || row.lane() == Lane.PRIORITY) {
            return true;
        }
        fill(nowNanos);
        boolean isFirst = row.sender().isEmpty() || !heard.contains(row.sender().get());
        if (tokens < 1 || (!isFirst && tokens - 1 < perSecondMax / 2.0)) {
            return false;
        }
        tokens--;
        row.sender().ifPresent(heard::add);
        return true;
    }

    private void fill(long nowNanos) {
        if (!isFilled) {
            isFilled = true;
            tokens = perSecondMax;
            secondBeganNanos = nowNanos;
        } else {
            double seconds = (nowNanos - filledAtNanos) / 1e9;
            tokens = Math.min(perSecondMax, tokens + Math.max(0, seconds) * perSecondMax);
        }
        filledAtNanos = nowNanos;
        if (nowNanos - secondBeganNanos >= TimeUnit.SECONDS.toNanos(1)) {
            secondBeganNanos = nowNanos;
            heard.clear();
        }
    }
}
