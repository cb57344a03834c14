package live.chobi.media.stream;

import java.time.Duration;

/// A second encoder that waits beside a stream to stand in (docs/decisions/0012). Called on its own loop.
public interface Standby extends LiveStream.Publisher {
    /// It stands in for one that has been silent for this long.
    Duration IN_AFTER = Duration.ofMillis(1_500);
    /// One that has only just come is given longer: encoders look some seconds ahead before they send.
    Duration FIRST_FRAME_WITHIN = Duration.ofSeconds(5);

    /// Since it last sent anything. Any thread.
    long silentNanos();

    /// The stream is its own from here on; it goes on with [LiveStream#goOn].
    ///
    /// @param silentNanos since the encoder before it last sent anything
    void standIn(long silentNanos);

    /// An encoder of the first rank is there; it waits again.
    void standDown();
}
