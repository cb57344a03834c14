package live.chobi.chat.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictUtf8Test {
    @ParameterizedTest
    @ValueSource(strings = {"", "4hello", "سلام", "😀", "a real \ufffd replacement character"})
    void text_comes_through_unchanged(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);

        assertThat(StrictUtf8.decode(Unpooled.wrappedBuffer(bytes))).isEqualTo(text);
    }

    /// A lone continuation, a cut sequence, an overlong slash, a surrogate, beyond Unicode.
    @ParameterizedTest
    @ValueSource(strings = {"80", "34e282", "c0af", "eda080", "f4908080", "ff"})
    void what_is_no_utf8_is_refused_rather_than_repaired(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);

        assertThatThrownBy(() -> StrictUtf8.decode(Unpooled.wrappedBuffer(bytes)))
                .isInstanceOf(ProtocolViolation.class);
    }
}
