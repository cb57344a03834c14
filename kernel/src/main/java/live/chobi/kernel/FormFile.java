package live.chobi.kernel;

import java.nio.ByteBuffer;

/// A file of a form (`multipart/form-data`). A procedure with one in its input record is called by form alone; the
/// record's other components are the form's fields.
///
/// @param name as the client calls it: no path, and nothing to be trusted
/// @param contentType as the client says, in lower case; `application/octet-stream` where it says nothing
/// @param bytes read-only
public record FormFile(String name, String contentType, ByteBuffer bytes) {
    public FormFile {
        bytes = bytes.asReadOnlyBuffer();
    }

    public int size() {
        return bytes.remaining();
    }
}
