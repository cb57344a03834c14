package live.chobi.media.play;

import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import io.netty.util.concurrent.Future;
import live.chobi.media.MediaMetrics;
import live.chobi.media.stream.TimeSource;
import org.jspecify.annotations.Nullable;

/// The players of one stream and one protocol on one event loop, and the slices they may still need: back to where a
/// new player begins, and to the slowest cursor, which is ten seconds behind at most. Owner: `loop`.
final class PlayShard {
    private final EventLoop loop;
    private final MediaMetrics metrics;
    private final TimeSource time;
    private final AtomicInteger loopPlayers;
    private final Consumer<PlayShard> left;
    private final SliceWindow slices;
    private final List<Player> players = new ArrayList<>();

    private @Nullable Future<?> tick;
    private long oldest;
    private long newestKey = -1;
    private long sentBytes;

    /// @param start the number of the first slice it will get
    /// @param left called on `loop` for each player who leaves
    PlayShard(EventLoop loop, long start, LoopLoad load, MediaMetrics metrics, TimeSource time,
            Consumer<PlayShard> left) {
        this.loop = loop;
        this.metrics = metrics;
        this.time = time;
        this.loopPlayers = load.of(loop);
        this.left = left;
        this.slices = new SliceWindow(start);
        this.oldest = start;
    }

    EventLoop loop() {
        return loop;
    }

    /// Of all streams; any thread.
    int loopPlayers() {
        return loopPlayers.get();
    }

    SliceWindow slices() {
        return slices;
    }

    /// Where a new player begins.
    long oldest() {
        return oldest;
    }

    /// The number of the newest slice that decoding can start with.
    long newestKey() {
        return newestKey;
    }

    long now() {
        return time.nanos();
    }

    void sent(int bytes) {
        sentBytes += bytes;
    }

    void skipped(Skipping what, int frames) {
        metrics.framesSkipped(what.name().toLowerCase(Locale.ROOT), frames);
    }

    /// Takes over the caller's reference.
    ///
    /// @param wake false leaves it to the next slice, which is due in a moment
    void offer(Slice slice, boolean wake) {
        assert loop.inEventLoop();
        slices.add(slice);
        oldest = slice.oldest();
        if (slice.startsWithKey()) {
            newestKey = slice.number();
        }
        if (wake) {
            wakeAll();
        }
    }

    void add(Player player) {
        assert loop.inEventLoop();
        if (player.hasLeft()) {
            left.accept(this);
            return;
        }
        player.index(players.size());
        players.add(player);
        loopPlayers.incrementAndGet();
        metrics.playerJoined(player.framing().name());
        if (tick == null) {
            tick = loop.scheduleWithFixedDelay(this::onTick, 1, 1, TimeUnit.SECONDS);
        }
        player.joined(this, oldest, now());
    }

    void remove(Player player) {
        assert loop.inEventLoop();
        Player last = players.removeLast();
        if (last != player) {
            players.set(player.index(), last);
            last.index(player.index());
        }
        loopPlayers.decrementAndGet();
        metrics.playerLeft(player.framing().name());
        if (players.isEmpty() && tick != null) {
            tick.cancel(false);
            tick = null;
        }
        left.accept(this);
    }

    void interrupted() {
        each(Player::interrupted);
    }

    void resumed() {
        each(player -> player.listener().resumed());
    }

    void ended() {
        wakeAll();
        each(player -> player.listener().ended());
    }

    /// Nobody will come any more.
    void close() {
        assert loop.inEventLoop();
        slices.trim(slices.next());
        tellSent();
    }

    void wakeAll() {
        long now = now();
        long needed = oldest;
        // Backwards, because who is removed meanwhile is replaced by the last one.
        for (int i = players.size() - 1; i >= 0; i--) {
            if (i < players.size()) {
                Player player = players.get(i);
                player.wake(now);
                needed = Math.min(needed, player.needed());
            }
        }
        slices.trim(needed);
    }

    private void onTick() {
        long now = now();
        each(player -> {
            if (player.isTooSlow(now)) {
                metrics.slowPlayerClosed();
                player.leave();
                player.listener().tooSlow();
            } else {
                player.wake(now);
            }
        });
        tellSent();
    }

    private void each(Consumer<Player> action) {
        for (Player player : List.copyOf(players)) {
            if (!player.hasLeft()) {
                action.accept(player);
            }
        }
    }

    private void tellSent() {
        if (sentBytes > 0) {
            metrics.sentToPlayers(sentBytes);
            sentBytes = 0;
        }
    }
}
