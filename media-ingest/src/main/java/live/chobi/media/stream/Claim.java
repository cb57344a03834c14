package live.chobi.media.stream;

import java.time.Duration;

/// Who gets a stream when an encoder asks for it.
public sealed interface Claim {
    /// What is read this long after a newcomer asked was sent by an encoder that is there, and is no rest of one that
    /// has gone: longer than a loop is ever busy, shorter than an encoder waits for its answer.
    Duration PROOF = Duration.ofMillis(500);

    /// @param replaced another encoder had it until now
    record Granted(boolean replaced) implements Claim {}

    /// Another encoder has the stream, and may be gone without our having heard of it yet: what its connection brought,
    /// its end included, is read when its loop comes to it. Whoever asks, asks again until that is proved or refuted,
    /// which takes at most [#PROOF] and [LiveStream#SILENCE] (docs/decisions/0013). Both times are the stream's.
    ///
    /// @param atNanos when this was so
    /// @param heardNanos when that encoder last sent something
    record Busy(long atNanos, long heardNanos) implements Claim {
        /// Whether it has gone on sending since the first time that this was the answer.
        public boolean isProvedSince(Busy first) {
            return heardNanos - first.atNanos >= PROOF.toNanos();
        }
    }

    /// The session is over.
    record Over() implements Claim {}

    /// The rule of the contract: an encoder that sends keeps its stream, unless the newer one says it takes over; one
    /// that has been silent loses it. Pure.
    ///
    /// @param heardNanos when the present encoder sent its last frame, or came
    static Claim decide(boolean ended, boolean held, long nowNanos, long heardNanos, boolean takeover) {
        if (ended) {
            return new Over();
        }
        if (held && !takeover && nowNanos - heardNanos < LiveStream.SILENCE.toNanos()) {
            return new Busy(nowNanos, heardNanos);
        }
        return new Granted(held);
    }
}
