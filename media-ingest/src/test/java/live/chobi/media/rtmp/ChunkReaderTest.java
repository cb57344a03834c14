package live.chobi.media.rtmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChunkReaderTest {
    private final ChunkReader reader = new ChunkReader(ByteBufAllocator.DEFAULT);

    @AfterEach
    void nothing_stays_allocated() {
        reader.release();
    }

    @Test
    void small_frames_share_memory_that_is_free_with_the_last_of_them() {
        var memory = new UnpooledByteBufAllocator(true);
        var sharing = new ChunkReader(memory);
        ByteBuf bytes = Unpooled.wrappedBuffer(ByteBufUtil.decodeHexDump("06000001000004080100000001020304"
                + "c605060708c6090a0b0c"));
        List<ByteBuf> frames = new ArrayList<>();
        for (RawMessage frame = sharing.next(bytes); frame != null; frame = sharing.next(bytes)) {
            frames.add(frame.body());
        }
        assertThat(frames).extracting(ByteBufUtil::hexDump).containsExactly("01020304", "05060708", "090a0b0c");
        assertThat(memory.metric().usedDirectMemory()).isEqualTo(ChunkReader.SLAB_BYTES);

        sharing.release();
        assertThat(frames).extracting(ByteBufUtil::hexDump).as("a connection's end takes no frame away")
                .containsExactly("01020304", "05060708", "090a0b0c");
        frames.forEach(ByteBuf::release);
        assertThat(memory.metric().usedDirectMemory()).isZero();
    }

    @Test
    void who_sends_no_media_has_no_slab() {
        var memory = new UnpooledByteBufAllocator(true);
        var control = new ChunkReader(memory);
        RawMessage acknowledgement = Objects.requireNonNull(control.next(Unpooled.wrappedBuffer(
                ByteBufUtil.decodeHexDump("02000000" + "000004" + "03" + "00000000" + "00000001"))));

        assertThat(memory.metric().usedDirectMemory()).isLessThan(ChunkReader.SLAB_BYTES);
        acknowledgement.body().release();
    }

    @Test
    void messages_of_two_chunk_streams_may_interleave() {
        String a = "aa".repeat(128);
        String b = "bb".repeat(128);
        assertThat(read("06 000001 000082 08 01000000" + a // 130 bytes of audio, the first 128
                + "07 000002 000081 09 01000000" + b // 129 bytes of video, the first 128
                + "c6 aaaa" + "c7 bb"))
                .containsExactly("8@1 " + a + "aaaa", "9@2 " + b + "bb");
    }

    @Test
    void a_type_3_header_that_begins_a_message_repeats_length_type_and_delta() {
        assertThat(read("06 00000a 000001 08 01000000 01" // absolute 10
                + "86 000017 02" // type 2: +23
                + "c6 03" // type 3: +23 again
                + "46 000005 000002 08 0404")) // type 1: +5, another length
                .containsExactly("8@10 01", "8@33 02", "8@56 03", "8@61 0404");
    }

    @Test
    void a_type_3_header_after_an_absolute_one_adds_that_time_as_a_delta_only_if_it_could_be_one() {
        assertThat(read("06 000014 000001 08 01000000 01 c6 02")).containsExactly("8@20 01", "8@40 02");
        assertThat(read("07 100000 000001 09 01000000 01 c7 02")).containsExactly("9@1048576 01", "9@1048576 02");
    }

    @Test
    void the_extended_timestamp_may_be_repeated_on_type_3_or_not() {
        String first = "11".repeat(128);
        String repeated = "07 ffffff 000082 09 01000000 01000005" + first + "c7 01000005 2233";
        String missing = "07 ffffff 000082 09 01000000 01000005" + first + "c7 2233 06 000000 000002 08 01000000 4455";
        assertThat(read(repeated)).containsExactly("9@16777221 " + first + "2233");
        assertThat(read(missing)).containsExactly("9@16777221 " + first + "2233", "8@0 4455");
    }

    @Test
    void deltas_wrap_at_32_bits() {
        assertThat(read("06 ffffff 000001 08 01000000 fffffffe 01 86 000004 02"))
                .containsExactly("8@4294967294 01", "8@2 02");
    }

    @Test
    void a_chunk_size_is_obeyed_at_once_and_not_handed_out() {
        assertThat(read("02 000000 000004 01 00000000 00000002 06 000000 000003 08 01000000 0102 c6 03"))
                .containsExactly("8@0 010203");
    }

    @Test
    void an_aborted_message_is_forgotten() {
        assertThat(read("02 000000 000004 01 00000000 00000002" // chunks of 2
                + "06 000000 000003 08 01000000 0102" // two bytes of three
                + "02 000000 000004 02 00000000 0000 c2 0006" // abort chunk stream 6
                + "06 000000 000001 08 01000000 ff")).containsExactly("8@0 ff");
    }

    @Test
    void what_cannot_be_is_refused_with_the_offending_value() {
        refused("02 000000 000004 01 00000000 00000000", "chunk size 0");
        refused("02 000000 000004 01 00000000 ffffffff", "chunk size -1");
        refused("02 000000 000002 01 00000000 0000", "control message 1 of 2 bytes");
        refused("c6 00", "chunk stream 6 began with a type 3 header");
        refused("86 000000 00", "chunk stream 6 began with a type 2 header");
        refused("06 000000 000082 08 01000000" + "00".repeat(128) + "06 000000 000001 08 01000000 00",
                "a message began inside another on chunk stream 6");
    }

    @Test
    void a_message_above_8_MB_is_refused_by_its_header_alone() {
        refused("07 000000 ffffff 09 01000000", "a message of 16777215 bytes and type 9, the limit is 8388608");
        refused("05 000000 010001 14 01000000", "a message of 65537 bytes and type 20, the limit is 65536");
    }

    @Test
    void a_peer_opens_no_more_than_32_chunk_streams() {
        var wire = new StringBuilder();
        for (int id = 0; id < 33; id++) {
            wire.append("00").append(String.format("%02x", id)).append("000000 000001 08 01000000 00");
        }
        refused(wire.toString(), "more than 32 chunk streams");
    }

    @Test
    void unfinished_messages_together_hold_no_more_than_12_MB() {
        ByteBuf wire = Unpooled.buffer();
        wire.writeBytes(RtmpVector.bytes("02 000000 000004 01 00000000 00ffffff"));
        byte[] sevenMegabytes = new byte[7 << 20];
        wire.writeBytes(RtmpVector.bytes("06 000000 800000 08 01000000")).writeBytes(sevenMegabytes);
        assertThat(reader.next(wire)).isNull();
        reader.release();

        var small = new ChunkReader(ByteBufAllocator.DEFAULT);
        ByteBuf chunks = Unpooled.buffer();
        chunks.writeBytes(RtmpVector.bytes("02 000000 000004 01 00000000 00700000")); // chunks of 7 MB
        chunks.writeBytes(RtmpVector.bytes("06 000000 800000 08 01000000")).writeBytes(sevenMegabytes);
        chunks.writeBytes(RtmpVector.bytes("07 000000 800000 09 01000000")).writeBytes(sevenMegabytes);
        assertThatThrownBy(() -> small.next(chunks)).isInstanceOf(RtmpViolation.class)
                .hasMessageContaining("unfinished messages hold more than");
        small.release();
    }

    private void refused(String hex, String why) {
        var fresh = new ChunkReader(ByteBufAllocator.DEFAULT);
        ByteBuf wire = RtmpVector.bytes(hex);
        assertThatThrownBy(() -> {
            for (RawMessage raw = fresh.next(wire); raw != null; raw = fresh.next(wire)) {
                raw.body().release();
            }
        }).isInstanceOf(RtmpViolation.class).hasMessageContaining(why);
        fresh.release();
    }

    /// As `type@time body`.
    private List<String> read(String hex) {
        var fresh = new ChunkReader(ByteBufAllocator.DEFAULT);
        ByteBuf wire = RtmpVector.bytes(hex);
        List<String> messages = new ArrayList<>();
        for (RawMessage raw = fresh.next(wire); raw != null; raw = fresh.next(wire)) {
            messages.add(raw.header().typeId() + "@" + raw.header().timestampMs() + " "
                    + ByteBufUtil.hexDump(raw.body()));
            raw.body().release();
        }
        fresh.release();
        return messages;
    }
}
