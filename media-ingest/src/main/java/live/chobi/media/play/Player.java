package live.chobi.media.play;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.WriteBufferWaterMark;
import org.jspecify.annotations.Nullable;

/// One who watches: a channel and a cursor in its shard's slices. Owner: the channel's event loop.
///
/// It writes only when everything written before has gone to the socket. What the socket does not take waits as a cursor
/// in the shard, where it can still be skipped; no queue grows, and no listener is made per write.
public final class Player {
    /// What becomes of the stream, for whoever speaks to this player. Called on the channel's event loop.
    public interface Listener {
        /// Whether it can decode what comes next; when not it has been told why, and is let go of.
        boolean accepts(StreamHeaders headers);

        /// The encoder has gone; it may come back.
        void interrupted();

        /// Frames come again.
        void resumed();

        /// Nothing more comes. What was due has been written.
        void ended();

        /// It could not take the stream, and has been let go of.
        void tooSlow();
    }

    /// What one write takes: a batch of an ordinary stream, and of a GOP so little that most of it can still
    /// be skipped.
    static final int WRITE_BYTES = 256 << 10;
    /// Writable means that nothing waits in the channel.
    private static final WriteBufferWaterMark EMPTY = new WriteBufferWaterMark(1, 1);

    private static final long NEVER = Long.MIN_VALUE;

    private final Channel channel;
    private final Framing framing;
    private final Listener listener;

    private @Nullable PlayShard shard;
    private @Nullable StreamHeaders headers;
    /// In the shard's list.
    private int index;
    private long cursor;
    private long drainedNanos;
    /// When it missed the first picture for want of a key frame; [#NEVER] until then.
    private long missedNanos = NEVER;
    /// A player begins behind: at the newest key frame. That much is no lag, until it has caught up.
    private long behindNanos;
    private int unwanted;
    private boolean awaitsKey = true;
    private boolean paused;
    private boolean writing;
    private boolean left;

    public Player(Channel channel, Framing framing, Listener listener) {
        this.channel = channel;
        this.framing = framing;
        this.listener = listener;
    }

    Channel channel() {
        return channel;
    }

    Framing framing() {
        return framing;
    }

    Listener listener() {
        return listener;
    }

    int index() {
        return index;
    }

    void index(int value) {
        index = value;
    }

    /// The oldest slice it will still be sent.
    long needed() {
        return paused || left ? Long.MAX_VALUE : cursor;
    }

    boolean hasLeft() {
        return left;
    }

    /// The channel has taken what was written: to be called at its writability event.
    public void drained() {
        PlayShard home = shard;
        if (home != null && channel.isWritable()) {
            wake(home.now());
        }
    }

    /// Stops sending; later goes on with the newest pictures.
    public void pause(boolean value) {
        PlayShard home = shard;
        if (paused && !value && home != null) {
            if (home.oldest() > cursor) {
                cursor = home.oldest();
                awaitKey();
            }
        }
        paused = value;
        drained();
    }

    public void wantsAudio(boolean value) {
        unwanted = value ? unwanted & ~FrameKind.AUDIO : unwanted | FrameKind.AUDIO;
    }

    public void wantsVideo(boolean value) {
        if (value && (unwanted & FrameKind.VIDEO) != 0) {
            awaitKey();
        }
        unwanted = value ? unwanted & ~FrameKind.VIDEO : unwanted | FrameKind.VIDEO;
    }

    /// Wants nothing any more. Harmless a second time, and before it has joined.
    public void leave() {
        assert channel.eventLoop().inEventLoop();
        if (!left) {
            left = true;
            PlayShard home = shard;
            if (home != null) {
                home.remove(this);
            }
        }
    }

    void joined(PlayShard home, long start, long now) {
        var _ = channel.config().setWriteBufferWaterMark(EMPTY);
        shard = home;
        cursor = start;
        drainedNanos = now;
        behindNanos = start < home.slices().next() ? Math.max(0, now - home.slices().get(start).madeNanos()) : 0;
        wake(now);
    }

    /// Another encoder's pictures refer to nothing that was before.
    void interrupted() {
        awaitKey();
        listener.interrupted();
    }

    private void awaitKey() {
        awaitsKey = true;
        missedNanos = NEVER;
    }

    /// Writes what is due, unless something still waits in the channel.
    void wake(long now) {
        if (writing || left) {
            return;
        }
        writing = true;
        try {
            while (!left && channel.isWritable() && write(now)) {
                channel.flush();
            }
        } finally {
            writing = false;
        }
    }

    /// Whether it cannot be helped: the socket has taken nothing for long, or it is far behind in spite of skipping.
    boolean isTooSlow(long now) {
        PlayShard home = shard;
        if (home == null || channel.isWritable()) {
            drainedNanos = now;
            return false;
        }
        boolean far = !paused && cursor < home.slices().next()
                && lag(home.slices().get(cursor), now) > Skipping.LAG_MAX_NANOS;
        return far || now - drainedNanos > Skipping.LAG_MAX_NANOS;
    }

    private long lag(Slice slice, long now) {
        return now - slice.madeNanos() - behindNanos;
    }

    /// @return whether there is something to flush
    private boolean write(long now) {
        PlayShard home = shard;
        drainedNanos = now;
        if (home == null || paused) {
            return false;
        }
        SliceWindow slices = home.slices();
        int written = 0;
        while (!left && cursor < slices.next() && written < WRITE_BYTES) {
            written += write(home, slices.get(cursor++), now);
        }
        if (cursor == slices.next()) {
            behindNanos = 0;
        }
        home.sent(written);
        return written > 0;
    }

    private int write(PlayShard home, Slice slice, long now) {
        boolean key = slice.startsWithKey();
        boolean waits = awaitsKey && (missedNanos == NEVER || now - missedNanos < Skipping.KEY_WAIT_NANOS);
        Skipping skipping = Skipping.of(lag(slice, now), waits, key, home.newestKey() >= cursor);
        if (slice.hasAny(FrameKind.VIDEO)) {
            awaitsKey = skipping == Skipping.PICTURES;
            missedNanos = !awaitsKey ? NEVER : missedNanos == NEVER ? now : missedNanos;
        }
        if (!slice.headers().equals(headers) && !listener.accepts(slice.headers())) {
            leave();
            return 0;
        }
        int leftOut = skipping.kinds() | unwanted;
        if (skipping != Skipping.NOTHING) {
            home.skipped(skipping, slice.count(skipping.kinds()));
        }
        int bytes = writeHeaders(slice);
        if (!slice.hasAny(leftOut)) {
            put(slice.whole());
            return bytes + slice.length();
        }
        if (!slice.hasAny(~leftOut & (FrameKind.AUDIO | FrameKind.VIDEO))) {
            return bytes;
        }
        ByteBuf rest = slice.without(leftOut);
        int length = rest.readableBytes();
        put(rest);
        return bytes + length;
    }

    private int writeHeaders(Slice slice) {
        if (slice.headers().equals(headers)) {
            return 0;
        }
        ByteBuf due = headers == null ? slice.framed().opening() : slice.framed().change();
        headers = slice.headers();
        put(due.duplicate());
        return due.readableBytes();
    }

    private void put(ByteBuf bytes) {
        if (bytes.isReadable()) {
            var _ = channel.write(bytes, channel.voidPromise());
        } else {
            bytes.release();
        }
    }
}
