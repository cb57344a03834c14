package live.chobi.media.stream;

/// Puts an encoder's timestamps on the stream's own timeline: continuous over reconnects, rising per track, free of
/// jumps. Owner: the stream's event loop. No clock of its own.
///
/// A track keeps the offset it has as long as that makes sense, then tries the newest one: when an encoder's clock
/// jumps, frames of the other track from before the jump still arrive, and must not make the timeline jump back and
/// forth. The distance of the tracks is the encoder's, over jumps too, unless it is a jump itself.
final class MediaTimeline {
    /// Where the timeline begins: room for negative composition times, and for a track that begins before the first
    /// frame. Files count from zero and up.
    static final long START_US = 10_000_000;
    /// A step beyond this, either way, is a jump of the encoder's clock.
    static final long JUMP_US = 3_000_000;
    /// A frame that is not later than the one before it is placed this much after it.
    static final long CLAMP_STEP_US = 1_000;
    /// How far a new anchor lies after the newest frame at least.
    private static final long ANCHOR_STEP_US = 20_000;

    /// So many frames in a row that had to be moved are no disorder but a clock that was set back.
    private static final int CLAMPED_RUN = 8;
    /// A key frame this much too early is the same: encoders begin anew with one, and nothing of it shall be lost.
    private static final long RESTART_US = 500_000;

    /// Encoders that count by one clock differ by what their networks do.
    private static final long SAME_CLOCK_US = 200_000;

    enum Track {
        VIDEO, AUDIO
    }

    /// @param reanchored what follows has no relation to what was before
    /// @param skewed the track's clock has no relation to the other's, and was put beside it
    /// @param movedUs how much later than it should be, to keep its track rising; mostly 0
    record Placed(long us, boolean reanchored, boolean skewed, long movedUs) {}

    private static final class Position {
        long offset;
        /// What the track's clock is ahead of the other's, where that is more than a jump.
        long skew;
        long last = Long.MIN_VALUE;
        int clampedRun;
        boolean fresh;

        void startAnew(long newOffset) {
            offset = newOffset;
            skew = 0;
            clampedRun = 0;
            fresh = true;
        }
    }

    private final Position video = new Position();
    private final Position audio = new Position();
    private boolean anchored;
    private long firstAgeUs;
    private long offset;
    private long newest = START_US;
    private long newestAtNanos;
    private boolean empty = true;

    /// The next frame comes from another encoder, whose timestamps have their own zero.
    ///
    /// @param ageNanos how long ago that frame came, where it was held
    void startAnew(long ageNanos) {
        anchored = false;
        firstAgeUs = ageNanos / 1_000;
    }

    /// Whether pictures of another encoder can follow those before without a step, since both count by one clock.
    ///
    /// @param sourceUs of its first picture
    /// @param cameNanos when that came
    boolean goesOn(long sourceUs, long cameNanos) {
        long us = sourceUs - video.skew + video.offset;
        long expectedUs = newest + (cameNanos - newestAtNanos) / 1_000;
        return anchored && us > video.last && Math.abs(us - expectedUs) <= SAME_CLOCK_US;
    }

    /// @param entry a decoder may begin here: a key frame of the pictures
    Placed place(Track track, boolean entry, long sourceUs, long nowNanos) {
        Position position = track == Track.VIDEO ? video : audio;
        boolean reanchored = false;
        boolean skewed = false;
        if (!anchored) {
            anchor(sourceUs, nowNanos);
            video.startAnew(offset);
            audio.startAnew(offset);
            reanchored = !empty;
        } else if (isJump(sourceUs - position.skew + position.offset, position)) {
            boolean otherJumped = position.offset != offset;
            if (otherJumped && !isJump(sourceUs - position.skew + offset, position)) {
                position.offset = offset;
            } else if (otherJumped || position.fresh) {
                position.offset = offset;
                position.skew = sourceUs + offset - newest;
                skewed = true;
            } else {
                anchor(sourceUs - position.skew, nowNanos);
                reanchored = true;
                position.offset = offset;
            }
        } else if (sourceUs - position.skew + position.offset <= position.last) {
            if (position.offset != offset && sourceUs - position.skew + offset > position.last) {
                position.offset = offset; // The other track's clock was set back just before.
            } else if (position.clampedRun >= CLAMPED_RUN
                    || (entry && sourceUs - position.skew + position.offset + RESTART_US < position.last)) {
                anchor(sourceUs - position.skew, nowNanos);
                reanchored = true;
                position.offset = offset;
            }
        }
        position.fresh = false;
        long us = sourceUs - position.skew + position.offset;
        long movedUs = 0;
        if (us <= position.last) {
            movedUs = position.last + CLAMP_STEP_US - us;
            us += movedUs;
        }
        position.clampedRun = movedUs > 0 ? position.clampedRun + 1 : 0;
        position.last = us;
        if (us > newest || empty) {
            newest = us;
            newestAtNanos = nowNanos;
        }
        empty = false;
        return new Placed(us, reanchored, skewed, movedUs);
    }

    private boolean isJump(long us, Position position) {
        return Math.abs(us - newest) > JUMP_US
                && (position.fresh || position.last == Long.MIN_VALUE || Math.abs(us - position.last) > JUMP_US);
    }

    /// After a gap the timeline goes on by what has passed on the wall, so that programme date-time stays true.
    private void anchor(long sourceUs, long nowNanos) {
        long elapsedUs = empty ? 0 : Math.max((nowNanos - newestAtNanos) / 1_000 - firstAgeUs, ANCHOR_STEP_US);
        offset = newest + elapsedUs - sourceUs;
        newest += elapsedUs;
        newestAtNanos = nowNanos - firstAgeUs * 1_000;
        firstAgeUs = 0;
        anchored = true;
    }
}
