package live.chobi.media.stream;

/// 32-bit milliseconds to 64 bit by serial arithmetic (RFC 1982). Owner: the connection's event loop; one per
/// connection, shared by its tracks.
///
/// Encoders that never write extended timestamps wrap at 24 bits instead, those that count in a signed number at 31. A
/// step is taken for such a wrap only when it leads from just before the limit to just after zero: a jump of as many
/// hours from anywhere else is a jump.
public final class TimestampUnwrapper {
    private static final int[] WRAPS = {24, 31};
    private static final long SLACK_MS = 10_000;

    private boolean started;
    private long raw;
    private long last;
    /// A bit for each limit that has been wrapped at.
    private long wrapped;

    /// @param timestampMs as on the wire, 0…2^32-1
    public long unwrap(long timestampMs) {
        if (!started) {
            started = true;
            raw = timestampMs;
            last = timestampMs;
            return last;
        }
        last += step(raw, timestampMs);
        raw = timestampMs;
        return last;
    }

    private long step(long from, long to) {
        for (int bits : WRAPS) {
            if (isWrap(from, to, bits)) {
                wrapped |= 1L << bits;
                return to + (1L << bits) - from;
            }
            // A frame of the other track from just before the wrap.
            if ((wrapped & (1L << bits)) != 0 && isWrap(to, from, bits)) {
                return to - (1L << bits) - from;
            }
        }
        return (int) (to - from);
    }

    private static boolean isWrap(long from, long to, int bits) {
        long limit = 1L << bits;
        return from < limit && from >= limit - SLACK_MS && to < SLACK_MS;
    }
}
