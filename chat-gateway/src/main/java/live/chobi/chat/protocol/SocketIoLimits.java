package live.chobi.chat.protocol;

/// How large one packet may be beyond what its transport already limits.
///
/// @param attachmentsMax per packet; Node's server allows ten as well
/// @param attachmentBytesMax of one packet together, held in memory until the last has come
public record SocketIoLimits(int attachmentsMax, long attachmentBytesMax) {
    /// Longer ones name nothing we have and would only be echoed back in a refusal.
    static final int NAMESPACE_CHARACTERS_MAX = 128;

    /// Fifteen digits stay below 2^53, the last whole number every JavaScript client can hold.
    static final int ACK_ID_DIGITS_MAX = 15;
    static final long ACK_ID_MAX = 999_999_999_999_999L;

    public SocketIoLimits {
        if (attachmentsMax < 0 || attachmentBytesMax < 0) {
            throw new IllegalArgumentException("limits must not be negative: " + attachmentsMax + ", "
                    + attachmentBytesMax);
        }
    }
}
