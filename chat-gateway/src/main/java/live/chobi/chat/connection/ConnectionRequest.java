package live.chobi.chat.connection;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/// A client asks to join a namespace.
///
/// @param auth what it sent to authenticate by; empty when it sent nothing
/// @param returning whom it was a moment ago, if that is known; the application judges it anew all the same
public record ConnectionRequest(String namespace, ObjectNode auth, ClientHandshake handshake,
        Optional<ReturningClient> returning) {

    public String address() {
        return handshake.address();
    }
}
