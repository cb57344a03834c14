package live.chobi.media.play;

import io.netty.buffer.ByteBufAllocator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import live.chobi.media.MediaMetrics;
import live.chobi.media.MediaSettings.Profile;
import live.chobi.media.codec.AudioConfiguration;
import live.chobi.media.codec.VideoConfiguration;
import live.chobi.media.stream.Frame;
import live.chobi.media.stream.StreamReader;
import live.chobi.media.stream.TimeSource;
import org.jspecify.annotations.Nullable;

/// A stream for its players. Owner: the stream's event loop, which can become another one between two calls; any thread
/// may [#join].
///
/// Without players a frame costs a reference in the cache. With players, frames are gathered for a batch interval and
/// become one [Slice] per protocol.
public final class PlayRing implements StreamReader {
    /// The stream's event loop, whichever it is by then.
    public interface Owner {
        /// At once when called there.
        void onLoop(Runnable task);

        /// Never at once.
        void later(Runnable task, long nanos);
    }

    /// A batch of more bytes is sent before its time: 300 ms of 7 Mbit/s.
    static final int SLICE_BYTES_MAX = 256 << 10;

    private final Owner owner;
    private final Profile profile;
    private final LoopLoad load;
    private final ByteBufAllocator allocator;
    private final MediaMetrics metrics;
    private final TimeSource time;

    private final GopCache cache = new GopCache();
    private final Map<Framing, Feed> feeds = new HashMap<>();
    private final List<KeptFrame> batch = new ArrayList<>();
    private StreamHeaders headers = StreamHeaders.NONE;
    private int batchBytes;
    /// Of the batch that is due next; a timer for an older one finds that it has been sent.
    private long batchNumber;
    private boolean batchTimed;
    /// Players have not been told of the newest slice.
    private boolean asleep;
    private boolean away;
    private boolean ended;

    public PlayRing(Owner owner, Profile profile, LoopLoad load, ByteBufAllocator allocator, MediaMetrics metrics,
            TimeSource time) {
        this.owner = owner;
        this.profile = profile;
        this.load = load;
        this.allocator = allocator;
        this.metrics = metrics;
        this.time = time;
    }

    /// The player gets the newest pictures at once, then what comes, until it leaves. Any thread.
    public void join(Player player) {
        owner.onLoop(() -> {
            if (ended) {
                player.channel().eventLoop().execute(player.listener()::ended);
                return;
            }
            Feed feed = feeds.get(player.framing());
            if (feed == null) {
                feed = open(player.framing());
                feeds.put(player.framing(), feed);
            }
            feed.join(player);
        });
    }

    @Override
    public void configured(@Nullable VideoConfiguration video, @Nullable AudioConfiguration audio) {
        send(false);
        headers = new StreamHeaders(video, audio);
    }

    @Override
    public void frame(Frame frame) {
        KeptFrame kept = KeptFrame.of(frame, headers);
        if (away) {
            away = false;
            tell(PlayShard::resumed);
        }
        if (!feeds.isEmpty()) {
            gather(kept);
        }
        cache.add(kept);
    }

    @Override
    public void anchored(Instant mediaZero) {
        // The timeline itself stays continuous, and players know no wall clock.
    }

    @Override
    public void interrupted() {
        send(true);
        cache.clear();
        feeds.values().forEach(Feed::clear);
        away = true;
        tell(PlayShard::interrupted);
    }

    @Override
    public void ended() {
        send(true);
        cache.clear();
        ended = true;
        tell(PlayShard::ended);
    }

    private void gather(KeptFrame frame) {
        if (batchBytes + frame.bytes() > SLICE_BYTES_MAX) {
            send(true);
        } else if (frame.isKey()) {
            send(false); // The slice ends here, its time does not.
        }
        frame.retain();
        batch.add(frame);
        batchBytes += frame.bytes();
        if (!batchTimed) {
            batchTimed = true;
            long number = ++batchNumber;
            int players = feeds.values().stream().mapToInt(Feed::loopPlayers).max().orElse(0);
            owner.later(() -> due(number), BatchInterval.nanos(profile, players));
        }
    }

    private void due(long number) {
        if (batchTimed && number == batchNumber) {
            send(true);
        }
    }

    /// @param wake false lets the players wait for the batch's time
    private void send(boolean wake) {
        if (wake) {
            batchTimed = false;
        }
        if (batch.isEmpty()) {
            if (wake && asleep) {
                asleep = false;
                tell(PlayShard::wakeAll);
            }
            return;
        }
        asleep = !wake;
        long now = time.nanos();
        feeds.values().forEach(feed -> feed.offer(batch, now, wake));
        batch.forEach(KeptFrame::release);
        batch.clear();
        batchBytes = 0;
    }

    /// A new protocol's feed begins with what the cache has; what is being gathered comes in its slice.
    private Feed open(Framing framing) {
        send(true);
        var feed = new Feed(framing, allocator, load, metrics, time,
                shard -> owner.later(() -> left(framing, shard), 0));
        List<KeptFrame> run = new ArrayList<>();
        int bytes = 0;
        for (KeptFrame frame : cache.frames()) {
            if (!run.isEmpty() && (!frame.headers().equals(run.getFirst().headers()) || bytes > SLICE_BYTES_MAX)) {
                feed.offer(run, time.nanos(), false);
                run.clear();
                bytes = 0;
            }
            run.add(frame);
            bytes += frame.bytes();
        }
        if (!run.isEmpty()) {
            feed.offer(run, time.nanos(), false);
        }
        return feed;
    }

    private void left(Framing framing, PlayShard shard) {
        Feed feed = feeds.get(framing);
        if (feed == null) {
            return;
        }
        feed.left(shard);
        if (feed.isEmpty()) {
            feed.clear();
            feeds.remove(framing);
            if (feeds.isEmpty()) {
                send(true);
            }
        }
    }

    private void tell(Consumer<PlayShard> what) {
        feeds.values().forEach(feed -> feed.tell(what));
    }
}
