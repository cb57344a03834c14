package live.chobi.media.packaging;

import live.chobi.media.codec.AudioConfiguration;

/// Audio time by counting samples. RTMP's milliseconds cannot say where an AAC frame of 21.33 ms begins, and players
/// report a gap for every rounding; so the encoder's time only corrects the count when they are more than a frame apart.
/// Owner: who places the frames.
public final class AudioClock {
    /// Rounding to milliseconds, either way.
    private static final int ROUNDING_DIVISOR = 500;

    private final int sampleRate;
    private final int frameSamples;
    private boolean started;
    private long next;

    public AudioClock(AudioConfiguration configuration) {
        sampleRate = configuration.sampleRate();
        frameSamples = configuration.frameSamples();
    }

    /// Where the frame goes, in samples, or -1 when it must be left out: the count has run ahead of the encoder's time,
    /// and sound cannot go back.
    public long place(long us) {
        long said = us * sampleRate / 1_000_000;
        int tolerance = frameSamples + sampleRate / ROUNDING_DIVISOR;
        long time = next;
        if (!started || said - next > tolerance) {
            time = started ? Math.max(said, next) : said;
            started = true;
        } else if (next - said > tolerance) {
            return -1;
        }
        next = time + frameSamples;
        return time;
    }

    public int frameSamples() {
        return frameSamples;
    }

    public int sampleRate() {
        return sampleRate;
    }
}
