package live.chobi.media.rtmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class AggregateMessageTest {
    @Test
    void parts_keep_their_distance_and_begin_at_the_time_of_the_whole() {
        assertThat(parts(5_000, """
                09 000002 0003e8 00 000000 1701 0000000d
                08 000001 0003f2 00 000000 af 0000000c"""))
                .containsExactly("9 of 1 at 5000: 1701", "8 of 1 at 5010: af");
    }

    @Test
    void an_extended_time_and_a_missing_last_back_pointer_are_read() {
        assertThat(parts(1, "08 000001 000000 01 000000 af")).containsExactly("8 of 1 at 1: af");
    }

    @Test
    void what_is_cut_short_or_nested_is_refused() {
        assertThatThrownBy(() -> parts(0, "08 0000ff 000000 00 000000 af")).isInstanceOf(RtmpViolation.class);
        assertThatThrownBy(() -> parts(0, "08 0000")).isInstanceOf(RtmpViolation.class);
        assertThatThrownBy(() -> parts(0, "16 000000 000000 00 000000")).isInstanceOf(RtmpViolation.class);
    }

    private static List<String> parts(long timestampMs, String hex) {
        ByteBuf body = Unpooled.wrappedBuffer(HexFormat.of().parseHex(hex.replaceAll("\\s", "")));
        List<String> parts = new ArrayList<>();
        try (var aggregate = new AggregateMessage(
                new RawMessage(new MessageHeader(MessageHeader.AGGREGATE, 1, timestampMs), body))) {
            for (RawMessage part = aggregate.next(); part != null; part = aggregate.next()) {
                parts.add(part.header().typeId() + " of " + part.header().streamId() + " at "
                        + part.header().timestampMs() + ": " + ByteBufUtil.hexDump(part.body()));
                part.body().release();
            }
        }
        assertThat(body.refCnt()).isZero();
        return parts;
    }
}
