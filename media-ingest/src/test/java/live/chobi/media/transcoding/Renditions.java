package live.chobi.media.transcoding;

import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import live.chobi.media.Admission;
import live.chobi.media.codec.AudioConfiguration;
import live.chobi.media.codec.VideoConfiguration;
import live.chobi.media.stream.Frame;
import org.jspecify.annotations.Nullable;

/// Keeps all that comes to each rendition. Reading is any thread's.
final class Renditions implements RenditionSink.Factory {
    private static final long PATIENCE_SECONDS = 60;

    /// One rendition, from its opening on.
    static final class Kept implements RenditionSink {
        final List<Frame> frames = new CopyOnWriteArrayList<>();
        final List<String> told = new CopyOnWriteArrayList<>();
        private final Semaphore changes;
        volatile @Nullable VideoConfiguration video;
        volatile @Nullable AudioConfiguration audio;

        Kept(Semaphore changes) {
            this.changes = changes;
        }

        List<Frame.Video> pictures() {
            return frames.stream().filter(Frame.Video.class::isInstance).map(Frame.Video.class::cast).toList();
        }

        List<Frame.Audio> sounds() {
            return frames.stream().filter(Frame.Audio.class::isInstance).map(Frame.Audio.class::cast).toList();
        }

        List<Frame.Video> keys() {
            return pictures().stream().filter(Frame.Video::key).toList();
        }

        @Override
        public void configured(@Nullable VideoConfiguration newVideo, @Nullable AudioConfiguration newAudio) {
            video = newVideo;
            audio = newAudio;
            tell("configured");
        }

        @Override
        public void frame(Frame frame) {
            var payload = Unpooled.wrappedBuffer(ByteBufUtil.getBytes(frame.payload()));
            frames.add(switch (frame) {
                case Frame.Video(long dts, long pts, boolean key, _) -> new Frame.Video(dts, pts, key, payload);
                case Frame.Audio(long dts, _) -> new Frame.Audio(dts, payload);
            });
            changes.release();
        }

        @Override
        public void anchored(Instant mediaZero) {
            tell("anchored " + mediaZero);
        }

        @Override
        public void settled(Instant mediaZero) {
            tell("settled " + mediaZero);
        }

        @Override
        public void interrupted() {
            tell("interrupted");
        }

        @Override
        public void ended() {
            tell("ended");
        }

        @Override
        public void remove() {
            tell("removed");
        }

        private void tell(String what) {
            told.add(what);
            changes.release();
        }
    }

    final Map<String, List<Kept>> byRung = new ConcurrentHashMap<>();
    private final Semaphore changes = new Semaphore(0);

    @Override
    public RenditionSink open(Admission.Admitted admitted, Rung rung) {
        var kept = new Kept(changes);
        byRung.computeIfAbsent(rung.name(), _ -> new CopyOnWriteArrayList<>()).add(kept);
        return kept;
    }

    Kept newest(String rung) {
        return byRung.getOrDefault(rung, List.of()).getLast();
    }

    /// Looks again whenever something has come.
    void await(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!condition.getAsBoolean()) {
            if (!changes.tryAcquire(200, TimeUnit.MILLISECONDS) && System.nanoTime() > deadline) {
                throw new AssertionError("it did not happen within " + PATIENCE_SECONDS + " s: " + byRung.keySet());
            }
        }
    }

    static List<String> bytes(List<? extends Frame> frames) {
        return frames.stream().map(it -> HexFormat.of().formatHex(ByteBufUtil.getBytes(it.payload()))).toList();
    }
}
