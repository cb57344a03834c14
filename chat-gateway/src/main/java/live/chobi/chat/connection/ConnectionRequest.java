package live.chobi.chat.connection;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// A client asks to join a namespace.
///
/// @param auth what it sent to authenticate by; empty when it sent nothing
public record ConnectionRequest(String namespace, ObjectNode auth, ClientHandshake handshake) {
    public String address() {
        return handshake.address();
    }
}
