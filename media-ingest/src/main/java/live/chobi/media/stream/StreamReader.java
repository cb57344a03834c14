package live.chobi.media.stream;

import java.time.Instant;
import live.chobi.media.codec.AudioConfiguration;
import live.chobi.media.codec.VideoConfiguration;
import org.jspecify.annotations.Nullable;

/// Follows a stream: packaging, recording, players. Every call comes on the stream's event loop and must not block.
public interface StreamReader {
    /// What decoders need from the next frames on, given before them; again when it really changed.
    void configured(@Nullable VideoConfiguration video, @Nullable AudioConfiguration audio);

    /// Borrowed for the call: a reader that keeps the payload retains it.
    void frame(Frame frame);

    /// The timeline begins, or makes a jump that players must be told of.
    ///
    /// @param mediaZero the wall clock's time at zero of the timeline, from the next frame on
    void anchored(Instant mediaZero);

    /// The anchor is better known; no jump. Only within a second of [#anchored].
    default void settled(Instant mediaZero) {
    }

    /// The encoder has gone; it may come back.
    void interrupted();

    /// Nothing more will come, ever.
    void ended();
}
