package live.chobi.kernel;

import java.nio.ByteBuffer;

/// The input of a procedure that takes bytes as they are (`application/octet-stream`).
///
/// @param bytes read-only
public record Octets(ByteBuffer bytes) {
    public Octets {
        bytes = bytes.asReadOnlyBuffer();
    }

    public int size() {
        return bytes.remaining();
    }
}
