package live.chobi.streaming.sessions;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import live.chobi.kernel.SessionId;

/// How a session's encoder is doing. A port: media knows. Any thread.
public interface IngestMonitor {
    /// Empty when no encoder has come yet.
    Optional<Encoder> of(SessionId session);

    /// @param receiving whether anything comes right now
    /// @param backup whether a second encoder is there, and whether it is the one that is seen
    /// @param keyFrameIntervalSeconds between the last two key frames, 0 before the second
    /// @param width 0 without a picture, as is height
    /// @param codecs as playlists name them (RFC 6381)
    /// @param skippedFrames of the last minute, that the encoder left out
    /// @param droppedFrames since the start, that no decoder could have used
    /// @param clampedFrames since the start, whose time had to be moved
    /// @param mended since the start, what was put right and how often
    /// @param history bits per second in steps of five seconds, oldest first, at most five minutes
    /// @param advice the worst first
    record Encoder(boolean receiving, Backup backup, long bitsPerSecond, double framesPerSecond,
            double keyFrameIntervalSeconds,
            int width, int height, List<String> codecs, int skippedFrames, long droppedFrames, long clampedFrames,
            Map<String, Long> mended, List<Long> history, List<Advice> advice) {
        static final Encoder NONE = new Encoder(false, Backup.NONE, 0, 0, 0, 0, 0, List.of(), 0, 0, 0, Map.of(),
                List.of(),
                List.of());
    }

    enum Backup {
        NONE, CONNECTED, ACTIVE
    }

    enum Severity {
        OK, WARNING, BAD
    }

    /// @param code stable
    /// @param message in English
    /// @param numbers those of the message, by name
    record Advice(String code, Severity severity, String message, Map<String, Long> numbers) {}
}
