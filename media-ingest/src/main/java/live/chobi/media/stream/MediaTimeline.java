package live.chobi.media.stream;

/// Puts an encoder's timestamps on the stream's own timeline: continuous over reconnects, rising per track, free of
/// jumps. Owner: the stream's event loop. No clock of its own.
///
/// A track keeps the offset it has as long as that makes sense, then tries the newest one: when an encoder's clock
/// jumps, frames of the other track from before the jump still arrive, and must not make the timeline jump back
/// and forth.
final class MediaTimeline {
    /// Where the timeline begins: room for the negative composition offsets of the first frames.
    static final long START_US = 1_000_000;
    /// A step beyond this, either way, is a jump of the encoder's clock.
    static final long JUMP_US = 3_000_000;
    /// A frame that is not later than the one before it is placed this much after it.
    static final long CLAMP_STEP_US = 1_000;
    /// How far a new anchor lies after the newest frame at least.
    private static final long ANCHOR_STEP_US = 20_000;

    enum Track {
        VIDEO, AUDIO
    }

    /// @param reanchored what follows has no relation to what was before
    /// @param movedUs how much later than it should be, to keep its track rising; mostly 0
    record Placed(long us, boolean reanchored, long movedUs) {}

    private static final class Position {
        long offset;
        long last = Long.MIN_VALUE;
    }

    private final Position video = new Position();
    private final Position audio = new Position();
    private boolean anchored;
    private long offset;
    private long newest = START_US;
    private long newestAtNanos;
    private boolean empty = true;

    /// The next frame comes from another encoder, whose timestamps have their own zero.
    void startAnew() {
        anchored = false;
    }

    Placed place(Track track, long sourceUs, long nowNanos) {
        Position position = track == Track.VIDEO ? video : audio;
        boolean reanchored = false;
        if (!anchored) {
            anchor(sourceUs, nowNanos);
            video.offset = offset;
            audio.offset = offset;
            reanchored = !empty;
        } else if (isJump(sourceUs + position.offset)) {
            if (position.offset == offset || isJump(sourceUs + offset)) {
                anchor(sourceUs, nowNanos);
                reanchored = true;
            }
            position.offset = offset;
        }
        long us = sourceUs + position.offset;
        long movedUs = 0;
        if (us <= position.last) {
            movedUs = position.last + CLAMP_STEP_US - us;
            us += movedUs;
        }
        position.last = us;
        if (us > newest || empty) {
            newest = us;
            newestAtNanos = nowNanos;
        }
        empty = false;
        return new Placed(us, reanchored, movedUs);
    }

    private boolean isJump(long us) {
        return Math.abs(us - newest) > JUMP_US;
    }

    /// After a gap the timeline goes on by what has passed on the wall, so that programme date-time stays true.
    private void anchor(long sourceUs, long nowNanos) {
        long elapsedUs = empty ? 0 : Math.max((nowNanos - newestAtNanos) / 1_000, ANCHOR_STEP_US);
        offset = newest + elapsedUs - sourceUs;
        newest += elapsedUs;
        newestAtNanos = nowNanos;
        anchored = true;
    }
}
