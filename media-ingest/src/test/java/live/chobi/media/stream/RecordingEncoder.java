package live.chobi.media.stream;

import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.List;

/// An encoder of either kind that remembers what it is told, and is as silent as the test says.
final class RecordingEncoder implements Standby {
    final List<String> told = new ArrayList<>();
    long silentMs;

    private final EventLoop loop;

    RecordingEncoder(EventLoop loop) {
        this.loop = loop;
    }

    void answered(Claim claim) {
        told.add(claim.toString());
    }

    @Override
    public EventLoop loop() {
        return loop;
    }

    @Override
    public void replaced() {
        told.add("replaced");
    }

    @Override
    public void ended() {
        told.add("ended");
    }

    @Override
    public long silentNanos() {
        return silentMs * 1_000_000;
    }

    @Override
    public void standIn(long silentNanos) {
        told.add("stand in after " + silentNanos / 1_000_000 + " ms");
    }

    @Override
    public void standDown() {
        told.add("stand down");
    }
}
