package live.chobi.media.play;

import io.netty.channel.EventLoop;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// How many players each event loop has, over all streams. Any thread; one per node.
public final class LoopLoad {
    private final Map<EventLoop, AtomicInteger> players = new ConcurrentHashMap<>();

    AtomicInteger of(EventLoop loop) {
        return players.computeIfAbsent(loop, _ -> new AtomicInteger());
    }
}
