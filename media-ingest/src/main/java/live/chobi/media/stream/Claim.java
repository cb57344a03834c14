package live.chobi.media.stream;

/// Who gets a stream when an encoder asks for it.
public sealed interface Claim {
    /// @param replaced another encoder had it until now
    record Granted(boolean replaced) implements Claim {}

    /// Another encoder is sending.
    record Busy() implements Claim {}

    /// The session is over.
    record Over() implements Claim {}

    /// The rule of the contract: an encoder that sends keeps its stream, unless the newer one says it takes over; one
    /// that has been silent loses it. Pure.
    ///
    /// @param silentNanos since the present encoder's last frame, or since it came
    static Claim decide(boolean ended, boolean held, long silentNanos, boolean takeover) {
        if (ended) {
            return new Over();
        }
        if (held && !takeover && silentNanos < LiveStream.SILENCE.toNanos()) {
            return new Busy();
        }
        return new Granted(held);
    }
}
