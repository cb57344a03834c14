package live.chobi.chat.protocol;

import java.util.OptionalLong;

/// What stands before a packet's JSON: `<type>[<attachments>-][<namespace>,][<ack id>]`. Spec: Socket.IO protocol 5,
/// "Packet encoding".
///
/// @param payloadAt where the JSON begins; the text's length if there is none
record SocketIoHeader(Type type, int attachments, String namespace, OptionalLong ackId, int payloadAt) {
    /// In the order of their digits on the wire.
    enum Type {
        CONNECT, DISCONNECT, EVENT, ACK, CONNECT_ERROR, BINARY_EVENT, BINARY_ACK;

        private static final Type[] BY_DIGIT = values();

        boolean hasAttachments() {
            return this == BINARY_EVENT || this == BINARY_ACK;
        }
    }

    static SocketIoHeader parse(String text, SocketIoLimits limits) {
        int digit = text.isEmpty() ? -1 : text.charAt(0) - '0';
        if (digit < 0 || digit >= Type.BY_DIGIT.length) {
            throw new ProtocolViolation("a packet type that is none of 0 to 6");
        }
        Type type = Type.BY_DIGIT[digit];
        int at = 1;

        int attachments = 0;
        if (type.hasAttachments()) {
            int end = digitsEnd(text, at);
            attachments = attachments(text, at, end, limits);
            at = end + 1;
        }

        String namespace = SocketIoPacket.MAIN;
        if (at < text.length() && text.charAt(at) == '/') {
            int comma = text.indexOf(',', at);
            int end = comma < 0 ? text.length() : comma;
            if (end - at > SocketIoLimits.NAMESPACE_CHARACTERS_MAX) {
                throw new ProtocolViolation("a namespace of " + (end - at) + " characters");
            }
            namespace = text.substring(at, end);
            at = Math.min(end + 1, text.length());
        }

        int end = digitsEnd(text, at);
        OptionalLong ackId = ackId(text, at, end);
        if (ackId.isPresent() && (type == Type.CONNECT || type == Type.DISCONNECT)) {
            throw new ProtocolViolation(type + " with an acknowledgement id");
        }
        return new SocketIoHeader(type, attachments, namespace, ackId, end);
    }

    private static int attachments(String text, int from, int end, SocketIoLimits limits) {
        if (end == from || end == text.length() || text.charAt(end) != '-') {
            throw new ProtocolViolation("a binary packet without its number of attachments");
        }
        // The length comes first: it keeps the number from overflowing.
        if (end - from > 4 || Integer.parseInt(text, from, end, 10) > limits.attachmentsMax()) {
            throw new ProtocolViolation("more than " + limits.attachmentsMax() + " attachments");
        }
        return Integer.parseInt(text, from, end, 10);
    }

    private static OptionalLong ackId(String text, int from, int end) {
        if (end == from) {
            return OptionalLong.empty();
        }
        if (end - from > SocketIoLimits.ACK_ID_DIGITS_MAX) {
            throw new ProtocolViolation("an acknowledgement id of " + (end - from) + " digits");
        }
        return OptionalLong.of(Long.parseLong(text, from, end, 10));
    }

    private static int digitsEnd(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }
}
