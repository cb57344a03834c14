package live.chobi.media.flv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// An FLV file in any pieces gives the same tags; what is none is refused.
class FlvReaderTest {
    private static final long SEED = 20_260_102;

    private final List<String> tags = new ArrayList<>();
    private final FlvReader reader = new FlvReader(1_000);

    @Test
    void a_file_is_its_tags_with_32_bits_of_time() {
        read(file(tag(9, 0, "a"), tag(8, 0x01_000002L, "bc"), tag(9, 0xFFFFFFFFL, "")));

        assertThat(tags).containsExactly("9 at 0: a", "8 at 16777218: bc", "9 at 4294967295: ");
    }

    @Test
    void the_pieces_it_comes_in_make_no_difference() {
        ByteBuf whole = file(tag(18, 0, "meta"), tag(9, 40, "x".repeat(900)), tag(8, 41, "y"), tag(9, 80, "z"));
        var random = new SplittableRandom(SEED);
        for (int round = 0; round < 200; round++) {
            tags.clear();
            ByteBuf left = whole.duplicate();
            var fresh = new FlvReader(1_000);
            while (left.isReadable()) {
                fresh.read(left.readSlice(Math.min(left.readableBytes(), 1 + random.nextInt(round + 1))), this::take);
            }
            assertThat(tags).as("round %s, seed %s", round, SEED).containsExactly("18 at 0: meta",
                    "9 at 40: " + "x".repeat(900), "8 at 41: y", "9 at 80: z");
        }
    }

    @Test
    void a_longer_header_is_skipped_and_encrypted_tags_are_left_out() {
        ByteBuf header = Unpooled.buffer().writeMedium(0x464C56).writeByte(1).writeByte(5).writeInt(12).writeMedium(7);
        read(Unpooled.wrappedBuffer(header, tag(0x29, 0, "secret"), tag(9, 1, "open"), Unpooled.copyInt(0)));

        assertThat(tags).containsExactly("9 at 1: open");
    }

    @Test
    void what_is_no_flv_is_refused_and_a_header_without_end_too() {
        assertThatThrownBy(() -> read(Unpooled.copiedBuffer("HTTP/1.1 404 Not Found", StandardCharsets.US_ASCII)))
                .hasMessage("no FLV");
        ByteBuf endless = Unpooled.buffer().writeMedium(0x464C56).writeByte(1).writeByte(5).writeInt(0x7FFFFFFF);
        assertThatThrownBy(() -> new FlvReader(10).read(endless, this::take)).hasMessage("no FLV");
    }

    @Test
    void a_tag_is_refused_for_its_size_before_its_bytes_come() {
        ByteBuf head = file(tag(9, 0, "x".repeat(1_001)));

        assertThatThrownBy(() -> read(head.slice(0, 30)))
                .hasMessage("an FLV tag of 1001 bytes; at most 1000 are taken");
        assertThat(tags).isEmpty();
    }

    @Test
    void chance_makes_tags_or_a_refusal_and_nothing_else() {
        var random = new SplittableRandom(SEED);
        for (int round = 0; round < 5_000; round++) {
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            ByteBuf input = Unpooled.wrappedBuffer(file(), Unpooled.wrappedBuffer(bytes));
            try {
                new FlvReader(100).read(input,
                        (_, _, body) -> assertThat(body.readableBytes()).isLessThanOrEqualTo(100));
            } catch (IllegalArgumentException _) {
                continue;
            }
            assertThat(input.isReadable()).as("round %s, seed %s", round, SEED).isFalse();
        }
    }

    private void read(ByteBuf bytes) {
        reader.read(bytes, this::take);
    }

    private void take(int type, long timestampMs, ByteBuf body) {
        tags.add(type + " at " + timestampMs + ": " + body.toString(StandardCharsets.US_ASCII));
    }

    /// As it is on disk, with the size of the last tag.
    private static ByteBuf file(ByteBuf... tagged) {
        ByteBuf out = Unpooled.buffer().writeMedium(0x464C56).writeByte(1).writeByte(5).writeInt(9);
        for (ByteBuf tag : tagged) {
            out.writeBytes(tag.duplicate());
        }
        return out.writeInt(0);
    }

    /// After the size of the tag before, which is wrong.
    private static ByteBuf tag(int type, long ms, String body) {
        return Unpooled.buffer().writeInt(77).writeByte(type).writeMedium(body.length())
                .writeMedium((int) ms & 0xFFFFFF)
                .writeByte((int) (ms >> 24)).writeMedium(0).writeBytes(body.getBytes(StandardCharsets.US_ASCII));
    }
}
