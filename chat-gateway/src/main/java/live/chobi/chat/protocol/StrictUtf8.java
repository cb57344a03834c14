package live.chobi.chat.protocol;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.nio.charset.StandardCharsets;

/// Text as RFC 6455 §8.1 wants it: a message that is not UTF-8 closes the connection instead of arriving with
/// replacement characters.
public final class StrictUtf8 {
    private StrictUtf8() {
    }

    /// Reads nothing and releases nothing: the buffer stays as it was.
    public static String decode(ByteBuf bytes) {
        String text = bytes.toString(StandardCharsets.UTF_8);
        // The decoder's fast path replaces what is malformed; only then, or for a real U+FFFD, look closely.
        if (text.indexOf('\ufffd') >= 0 && !ByteBufUtil.isText(bytes, StandardCharsets.UTF_8)) {
            throw new ProtocolViolation("text that is not UTF-8");
        }
        return text;
    }
}
