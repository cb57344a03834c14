package live.chobi.media.packaging;

import io.netty.buffer.ByteBuf;
import live.chobi.media.codec.AudioConfiguration;

/// Audio time by counting samples. RTMP's milliseconds cannot say where an AAC frame of 21.33 ms begins, and players
/// report a gap for every rounding; so the encoder's time only corrects the count when they are more than a frame apart.
/// Owner: the stream's event loop.
public final class AudioClock {
    /// Rounding to milliseconds, either way.
    private static final int ROUNDING_DIVISOR = 500;

    private final AudioConfiguration configuration;
    private final int sampleRate;
    private int lastSamples;
    private boolean started;
    private long next;

    public AudioClock(AudioConfiguration configuration) {
        this.configuration = configuration;
        sampleRate = configuration.sampleRate();
        lastSamples = configuration.frameSamples();
    }

    /// Where the access unit goes, in samples, or -1 when it must be left out: the count has run ahead of the encoder's
    /// time, and sound cannot go back.
    public long place(long us, ByteBuf accessUnit) {
        int samples = configuration.samples(accessUnit);
        long said = us * sampleRate / 1_000_000;
        int tolerance = samples + sampleRate / ROUNDING_DIVISOR;
        long time = next;
        if (!started || said - next > tolerance) {
            time = started ? Math.max(said, next) : said;
            started = true;
        } else if (next - said > tolerance) {
            return -1;
        }
        lastSamples = samples;
        next = time + samples;
        return time;
    }

    /// Of the unit that was placed last.
    public long lastUs() {
        return lastSamples * 1_000_000L / sampleRate;
    }

    /// Where the unit that was placed last ends.
    public long end() {
        return next;
    }

    public int sampleRate() {
        return sampleRate;
    }
}
