package live.chobi.chat.protocol;

/// A peer sent what the protocol calls invalid; the only answer is to close, so a reason for the log is enough.
///
/// It carries no stack trace: a hostile peer can cause thousands a second.
public final class ProtocolViolation extends RuntimeException {
    public ProtocolViolation(String reason) {
        super(reason, null, false, false);
    }
}
