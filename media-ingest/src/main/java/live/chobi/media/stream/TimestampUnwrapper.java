package live.chobi.media.stream;

/// 32-bit milliseconds to 64 bit by serial arithmetic (RFC 1982). Owner: the connection's event loop; one per
/// connection, shared by its tracks.
///
/// Encoders that never write extended timestamps wrap at 24 bits instead; a step back of just about 2^24 is that.
public final class TimestampUnwrapper {
    private static final long WRAP_24 = 1 << 24;
    private static final long WRAP_24_SLACK_MS = 10_000;

    private boolean started;
    private long last;
    private long wraps24;

    /// @param timestampMs as on the wire, 0…2^32-1
    public long unwrap(long timestampMs) {
        if (!started) {
            started = true;
            last = timestampMs;
            return last;
        }
        int step = (int) (timestampMs + wraps24 - last);
        long next = last + step;
        if (Math.abs(step + WRAP_24) < WRAP_24_SLACK_MS) {
            wraps24 += WRAP_24;
            next += WRAP_24;
        } else if (wraps24 > 0 && Math.abs(step - WRAP_24) < WRAP_24_SLACK_MS) {
            next -= WRAP_24; // A frame of the other track from just before the wrap.
        }
        last = next;
        return next;
    }
}
