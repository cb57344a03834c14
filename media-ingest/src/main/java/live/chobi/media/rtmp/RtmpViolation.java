package live.chobi.media.rtmp;

/// The peer broke the protocol or a limit: the connection is closed, the message is the log line.
///
/// It carries no stack trace: it says something about the peer, not about us.
public final class RtmpViolation extends RuntimeException {
    /// The label of the metric.
    public enum Kind {
        /// Never was RTMP: a port scanner, a browser.
        HANDSHAKE,
        /// A chunk header that cannot be.
        CHUNK,
        /// A message, or all unfinished messages together, above the limit.
        TOO_LARGE,
        /// A complete message that cannot be read.
        MESSAGE
    }

    private final Kind kind;

    public RtmpViolation(Kind kind, String message) {
        super(message, null, false, false);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
