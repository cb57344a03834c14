package live.chobi.media.play;

import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.EventLoop;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import live.chobi.media.MediaMetrics;
import live.chobi.media.stream.TimeSource;
import org.jspecify.annotations.Nullable;

/// A stream framed for one protocol, while somebody plays it: the slices a new player begins with, and a shard for each
/// event loop with players. Owner: the stream's event loop.
final class Feed {
    private static final class Seat {
        final PlayShard shard;
        int players;

        Seat(PlayShard shard) {
            this.shard = shard;
        }
    }

    private final Framing framing;
    private final ByteBufAllocator allocator;
    private final LoopLoad load;
    private final MediaMetrics metrics;
    private final TimeSource time;
    private final Consumer<PlayShard> playerLeft;
    private final Map<EventLoop, Seat> seats = new HashMap<>();
    private final SliceWindow slices = new SliceWindow(0);

    private @Nullable StreamHeaders framedHeaders;
    private Slice.@Nullable Framed framed;
    private long bytes;

    /// @param playerLeft called on a shard's loop for each player who leaves; must come back as [#left]
    Feed(Framing framing, ByteBufAllocator allocator, LoopLoad load, MediaMetrics metrics, TimeSource time,
            Consumer<PlayShard> playerLeft) {
        this.framing = framing;
        this.allocator = allocator;
        this.load = load;
        this.metrics = metrics;
        this.time = time;
        this.playerLeft = playerLeft;
    }

    boolean isEmpty() {
        return seats.isEmpty();
    }

    /// The most players that one of its loops has.
    int loopPlayers() {
        int most = 0;
        for (Seat seat : seats.values()) {
            most = Math.max(most, seat.shard.loopPlayers());
        }
        return most;
    }

    /// @param frames with equal headers; they stay the caller's
    /// @param wake false leaves the slice to the next one, which is due in a moment
    void offer(List<KeptFrame> frames, long nowNanos, boolean wake) {
        KeptFrame first = frames.getFirst();
        long number = slices.next();
        long oldest = makeRoom(first, number, nowNanos);
        Slice slice = Slice.of(framing, allocator, number, oldest, nowNanos, frames, framed(first));
        metrics.sliceMade();
        bytes += slice.length();
        slices.add(slice);
        for (Seat seat : seats.values()) {
            slice.retain();
            on(seat.shard, shard -> shard.offer(slice, wake));
        }
    }

    void join(Player player) {
        EventLoop loop = player.channel().eventLoop();
        Seat seat = seats.computeIfAbsent(loop, this::open);
        seat.players++;
        // Never at once: the player's own call may be under way.
        loop.execute(() -> seat.shard.add(player));
    }

    void left(PlayShard shard) {
        Seat seat = seats.get(shard.loop());
        if (seat != null && seat.shard == shard && --seat.players == 0) {
            seats.remove(shard.loop());
            shard.loop().execute(shard::close);
        }
    }

    void tell(Consumer<PlayShard> what) {
        seats.values().forEach(seat -> on(seat.shard, what));
    }

    /// Forgets what new players would begin with.
    void clear() {
        slices.trim(slices.next());
        bytes = 0;
    }

    private Seat open(EventLoop loop) {
        var shard = new PlayShard(loop, slices.first(), load, metrics, time, playerLeft);
        for (long i = slices.first(); i < slices.next(); i++) {
            Slice slice = slices.get(i);
            slice.retain();
            on(shard, it -> it.offer(slice, false));
        }
        return new Seat(shard);
    }

    /// Keeps what [GopCache] keeps.
    ///
    /// @return the number that a player begins with who comes after the slice
    private long makeRoom(KeptFrame first, long number, long nowNanos) {
        if (first.isKey()) {
            trim(number);
        } else if (slices.first() < number) {
            Slice head = slices.get(slices.first());
            if (!head.startsWithKey()) {
                while (slices.first() < number
                        && nowNanos - slices.get(slices.first()).madeNanos() > GopCache.SOUND_MS * 1_000_000L) {
                    trim(slices.first() + 1);
                }
            } else if (bytes > GopCache.BYTES_MAX
                    || nowNanos - head.madeNanos() > GopCache.LENGTH_MS_MAX * 1_000_000L) {
                trim(number);
            }
        }
        return slices.first();
    }

    private void trim(long number) {
        for (long i = slices.first(); i < Math.min(number, slices.next()); i++) {
            bytes -= slices.get(i).length();
        }
        slices.trim(number);
    }

    private Slice.Framed framed(KeptFrame first) {
        Slice.Framed known = framed;
        if (known == null || !first.headers().equals(framedHeaders)) {
            known = Slice.framed(framing, first.headers(), first.dtsMs());
            framed = known;
            framedHeaders = first.headers();
        }
        return known;
    }

    /// On the stream's own loop at once: the frames are warm in its cache, and tasks cost.
    private static void on(PlayShard shard, Consumer<PlayShard> what) {
        if (shard.loop().inEventLoop()) {
            what.accept(shard);
        } else {
            shard.loop().execute(() -> what.accept(shard));
        }
    }
}
