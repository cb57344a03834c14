package live.chobi.media.relay;

import java.util.random.RandomGenerator;

/// How long to wait before the next attempt: 1 s, doubling up to 60 s, each shortened by chance to between a half and
/// the whole, so that a server that comes back is not met by everybody at once. Owner: its user's event loop.
final class BackOff {
    static final long FIRST_MS = 1_000;
    static final long LONGEST_MS = 60_000;

    private final RandomGenerator random;
    private long next = FIRST_MS;

    BackOff(RandomGenerator random) {
        this.random = random;
    }

    long nextMs() {
        long whole = next;
        next = Math.min(2 * next, LONGEST_MS);
        return whole / 2 + random.nextLong(whole / 2 + 1);
    }

    /// It went well for long enough.
    void reset() {
        next = FIRST_MS;
    }
}
