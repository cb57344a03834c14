package live.chobi.bench.rpc;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// Reads answers of HTTP/1.1 one after the other from a connection that nobody pipelines on. Of one thread.
final class Answers {
    private static final int BYTES_MAX = 1 << 20;

    private final InputStream in;
    private final byte[] buffer = new byte[BYTES_MAX];

    Answers(InputStream in) {
        this.in = in;
    }

    /// The head and the body, as they came; throws `IOException` for what is no 200.
    String read() throws IOException {
        int length = 0;
        int end = -1;
        while (end < 0) {
            length += more(length);
            end = headEnd(length);
        }
        String head = new String(buffer, 0, end, StandardCharsets.ISO_8859_1);
        if (!head.startsWith("HTTP/1.1 200")) {
            throw new IOException("refused: " + head.lines().findFirst().orElse(""));
        }
        int declared = contentLength(head);
        while (declared >= 0 ? length < end + 4 + declared : !isLastChunk(length)) {
            length += more(length);
        }
        return new String(buffer, 0, length, StandardCharsets.UTF_8);
    }

    private int more(int length) throws IOException {
        int read = in.read(buffer, length, buffer.length - length);
        if (read <= 0) {
            throw new EOFException("the server closed the connection, or its answer is too long");
        }
        return read;
    }

    private int headEnd(int length) {
        for (int i = 0; i + 3 < length; i++) {
            if (buffer[i] == '\r' && buffer[i + 1] == '\n' && buffer[i + 2] == '\r' && buffer[i + 3] == '\n') {
                return i;
            }
        }
        return -1;
    }

    /// -1 where the body comes in chunks.
    private static int contentLength(String head) {
        return head.lines().filter(it -> it.regionMatches(true, 0, "content-length:", 0, 15))
                .mapToInt(it -> Integer.parseInt(it.substring(15).trim())).findFirst().orElse(-1);
    }

    private boolean isLastChunk(int length) {
        byte[] last = {'\r', '\n', '0', '\r', '\n', '\r', '\n'};
        for (int i = 0; i < last.length; i++) {
            if (length < last.length || buffer[length - last.length + i] != last[i]) {
                return false;
            }
        }
        return true;
    }
}
