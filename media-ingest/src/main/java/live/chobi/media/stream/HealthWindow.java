package live.chobi.media.stream;

import java.util.ArrayList;
import java.util.List;
import live.chobi.media.codec.AudioConfiguration;
import live.chobi.media.codec.PictureFormat;
import live.chobi.media.codec.VideoConfiguration;
import org.jspecify.annotations.Nullable;

/// Counts what an encoder sends in seconds of wall time, for five minutes. Owner: the stream's event loop.
///
/// A frame costs a few additions; what follows from them is worked out once a second. Seven kilobytes per stream.
final class HealthWindow {
    private static final int MINUTE = 60;
    /// Rates are averaged over so many whole seconds: a key frame makes its own second large.
    private static final int RATE_SECONDS = 5;
    private static final int KEY_INTERVALS = 8;
    private static final long SECOND_NANOS = 1_000_000_000L;

    private final PerSecond bytes = new PerSecond();
    private final PerSecond soundBytes = new PerSecond();
    private final PerSecond pictures = new PerSecond();
    private final PerSecond skipped = new PerSecond();
    private final PerSecond clockJumps = new PerSecond();
    private final PerSecond stallMs = new PerSecond();
    private final List<PerSecond> all = List.of(bytes, soundBytes, pictures, skipped, clockJumps, stallMs);
    private final FrameGaps gaps = new FrameGaps();
    private final double[] keyIntervals = new double[KEY_INTERVALS];

    private boolean begun;
    private long originNanos;
    /// The open second, and when it is over.
    private long second;
    private long secondEndsNanos;

    /// The publication: its first second is cut off by its beginning.
    private long startNanos;
    private long startSecond;
    private boolean anyFrame;
    private long arrivedNanos;
    private long soundNanos;
    private boolean anyPicture;
    private long firstUs;
    private long newestUs;
    private int keys;
    private long keyUs;
    private long compositionLeastUs;
    private long compositionMostUs;
    private @Nullable PictureFormat size;
    private int sizeChanges;

    /// Another publication begins; the history goes on.
    void startAnew(long nowNanos) {
        if (!begun) {
            begun = true;
            originNanos = nowNanos;
        }
        roll(nowNanos);
        startNanos = nowNanos;
        startSecond = second;
        anyFrame = false;
        arrivedNanos = nowNanos;
        soundNanos = nowNanos;
        anyPicture = false;
        gaps.startAnew();
        keys = 0;
        size = null;
        sizeChanges = 0;
    }

    void audio(int payloadBytes, long nowNanos) {
        arrive(payloadBytes, nowNanos);
        soundBytes.add(second, payloadBytes);
        soundNanos = nowNanos;
    }

    void video(int payloadBytes, boolean key, long dtsUs, long shownUs, long nowNanos) {
        arrive(payloadBytes, nowNanos);
        pictures.add(second, 1);
        int missing = gaps.before(dtsUs);
        if (missing > 0) {
            skipped.add(second, missing);
        }
        long composition = shownUs - dtsUs;
        if (anyPicture) {
            compositionLeastUs = Math.min(compositionLeastUs, composition);
            compositionMostUs = Math.max(compositionMostUs, composition);
        } else {
            anyPicture = true;
            firstUs = dtsUs;
            compositionLeastUs = composition;
            compositionMostUs = composition;
        }
        newestUs = dtsUs;
        if (key) {
            if (keys > 0) {
                keyIntervals[(keys - 1) % KEY_INTERVALS] = (dtsUs - keyUs) / 1e6;
            }
            keys++;
            keyUs = dtsUs;
        }
    }

    /// The encoder's clock jumped. That another encoder has another clock is none.
    void clockJumped(long nowNanos) {
        if (anyFrame) {
            roll(nowNanos);
            clockJumps.add(second, 1);
            gaps.interrupt();
        }
    }

    long bitsPerSecond(long nowNanos) {
        roll(nowNanos);
        return Math.round(rate(bytes, nowNanos) * 8);
    }

    double framesPerSecond(long nowNanos) {
        roll(nowNanos);
        return Math.round(rate(pictures, nowNanos) * 10) / 10.0;
    }

    /// Between the last two key frames, 0 before the second.
    double keyFrameIntervalSeconds() {
        return keys < 2 ? 0 : keyIntervals[(keys - 2) % KEY_INTERVALS];
    }

    /// To be asked once a second: what happens to the picture's size between two calls is one change.
    IngestMeasures measures(@Nullable VideoConfiguration video, @Nullable AudioConfiguration audio, long nowNanos) {
        roll(nowNanos);
        if (video != null) {
            if (size != null
                    && (size.width() != video.picture().width() || size.height() != video.picture().height())) {
                sizeChanges++;
            }
            size = video.picture();
        }
        return new IngestMeasures((nowNanos - startNanos) / 1e9, range(bytes, 8), range(pictures, 1), keyFrames(),
                new IngestMeasures.Sound(audio != null, audio == null ? 0 : audio.channels(),
                        (nowNanos - soundNanos) / 1e9, Math.round(rate(soundBytes, nowNanos) * 8)),
                lost(), anyPicture ? (compositionMostUs - compositionLeastUs) / 1e6 : 0, sizeChanges, history());
    }

    private IngestMeasures.KeyFrames keyFrames() {
        double longest = 0;
        for (int i = 0; i < Math.min(keys - 1, KEY_INTERVALS); i++) {
            longest = Math.max(longest, keyIntervals[i]);
        }
        return new IngestMeasures.KeyFrames(longest, anyPicture ? (newestUs - (keys > 0 ? keyUs : firstUs)) / 1e6 : 0);
    }

    private IngestMeasures.Lost lost() {
        long from = Math.max(startSecond, second - MINUTE + 1);
        int stalls = 0;
        int longestMs = 0;
        for (long s = from; s <= second; s++) {
            stalls += stallMs.of(s) > 0 ? 1 : 0;
            longestMs = Math.max(longestMs, stallMs.of(s));
        }
        return new IngestMeasures.Lost((int) pictures.sum(from, second + 1), (int) skipped.sum(from, second + 1),
                stalls,
                longestMs / 1e3, (int) clockJumps.sum(from, second + 1));
    }

    /// Per second, of the last whole ones; before the first, of what there is.
    private double rate(PerSecond figure, long nowNanos) {
        long from = Math.max(startSecond + 1, second - RATE_SECONDS);
        return from < second
                ? figure.sum(from, second) / (double) (second - from)
                : figure.sum(startSecond, second + 1) / Math.max((nowNanos - startNanos) / 1e9, 1);
    }

    private IngestMeasures.Range range(PerSecond figure, int factor) {
        double least = Double.MAX_VALUE;
        double most = 0;
        for (long end = Math.max(startSecond + 1, second - MINUTE) + RATE_SECONDS; end <= second; end++) {
            double rate = figure.sum(end - RATE_SECONDS, end) * factor / (double) RATE_SECONDS;
            least = Math.min(least, rate);
            most = Math.max(most, rate);
        }
        return new IngestMeasures.Range(least == Double.MAX_VALUE ? 0 : least, most);
    }

    private List<Long> history() {
        List<Long> rates = new ArrayList<>(PerSecond.SECONDS / RATE_SECONDS);
        // Steps begin at multiples, so that a step keeps its value while time goes on.
        long end = second - second % RATE_SECONDS;
        for (long from = Math.max(0, end - PerSecond.SECONDS + RATE_SECONDS); from < end; from += RATE_SECONDS) {
            rates.add(bytes.sum(from, from + RATE_SECONDS) * 8 / RATE_SECONDS);
        }
        return rates;
    }

    private void arrive(int payloadBytes, long nowNanos) {
        if (nowNanos >= secondEndsNanos) {
            roll(nowNanos);
        }
        long waited = nowNanos - arrivedNanos;
        if (waited >= SECOND_NANOS) {
            stallMs.atLeast(second, (int) Math.min(waited / 1_000_000, Integer.MAX_VALUE));
        }
        arrivedNanos = nowNanos;
        anyFrame = true;
        bytes.add(second, payloadBytes);
    }

    /// Opens the second of `nowNanos`; those between are empty.
    private void roll(long nowNanos) {
        long now = Math.max((nowNanos - originNanos) / SECOND_NANOS, second);
        for (long s = Math.max(second + 1, now - PerSecond.SECONDS + 1); s <= now; s++) {
            for (PerSecond figure : all) {
                figure.clear(s);
            }
        }
        second = now;
        secondEndsNanos = originNanos + (now + 1) * SECOND_NANOS;
    }
}
