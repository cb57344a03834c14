package live.chobi.media.rtmp;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.LongUnaryOperator;
import java.util.function.Predicate;

/// A recording of the corpus, and what encoders do to such a thing: each edit answers another recording.
///
/// @param tags in the order in which they are sent
public record Flv(List<Tag> tags) {
    private static final int AUDIO = 8;
    private static final int VIDEO = 9;

    /// @param arrivesMs when it is sent, from the first one on; stays what it was when the timestamp is edited
    public record Tag(int type, long timestampMs, long arrivesMs, ByteBuf content) {
        byte[] body() {
            return ByteBufUtil.getBytes(content);
        }

        private int first() {
            return content.getUnsignedByte(0);
        }

        public boolean isVideo() {
            return type == VIDEO;
        }

        public boolean isHeader() {
            return isVideo()
                    ? (first() & 0x80) != 0 ? (first() & 15) == 0 : content.getByte(1) == 0
                    : (first() & 0xF0) == 0xA0 && content.getByte(1) == 0;
        }

        public boolean isFrame() {
            return !isHeader();
        }

        public boolean isKey() {
            return isVideo() && isFrame() && (first() & 0x70) == 0x10;
        }

        Tag at(long newTimestampMs) {
            return new Tag(type, newTimestampMs & 0xFFFFFFFFL, arrivesMs, content);
        }

        Tag with(byte[] newBody) {
            return new Tag(type, timestampMs, arrivesMs, Unpooled.wrappedBuffer(newBody));
        }

        Tag later(long ms) {
            return new Tag(type, timestampMs, arrivesMs + ms, content);
        }
    }

    public static Flv read(String name) {
        try (InputStream in = Objects.requireNonNull(Flv.class.getResourceAsStream("/corpus/" + name + ".flv"), name)) {
            ByteBuffer bytes = ByteBuffer.wrap(in.readAllBytes());
            bytes.position(9 + 4);
            List<Tag> tags = new ArrayList<>();
            long first = -1;
            while (bytes.remaining() > 11) {
                int type = bytes.get();
                int length = ((bytes.getShort() & 0xFFFF) << 8) | (bytes.get() & 0xFF);
                long timestamp = ((bytes.getShort() & 0xFFFFL) << 8) | (bytes.get() & 0xFFL)
                        | ((bytes.get() & 0xFFL) << 24);
                bytes.position(bytes.position() + 3);
                byte[] body = new byte[length];
                bytes.get(body);
                bytes.getInt();
                first = first < 0 ? timestamp : first;
                if (type == AUDIO || type == VIDEO) {
                    tags.add(new Tag(type, timestamp, timestamp - first, Unpooled.wrappedBuffer(body)));
                }
            }
            return new Flv(tags);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Flv map(Function<Tag, Tag> edit) {
        return new Flv(tags.stream().map(edit).toList());
    }

    public Flv without(Predicate<Tag> what) {
        return new Flv(tags.stream().filter(what.negate()).toList());
    }

    Flv times(LongUnaryOperator edit) {
        return map(tag -> tag.at(edit.applyAsLong(tag.timestampMs)));
    }

    /// Every frame of the number, counted over both tracks.
    Flv every(int number, Function<Tag, Tag> edit) {
        List<Tag> edited = new ArrayList<>();
        int count = 0;
        for (Tag tag : tags) {
            edited.add(tag.isFrame() && ++count % number == 0 ? edit.apply(tag) : tag);
        }
        return new Flv(edited);
    }

    /// Another one behind it, sent when this is over, with its own timestamps moved by `addMs`.
    Flv then(Flv next, long addMs) {
        List<Tag> all = new ArrayList<>(tags);
        long end = tags.getLast().arrivesMs + 33;
        next.tags.forEach(tag -> all.add(tag.at(tag.timestampMs + addMs).later(end)));
        return new Flv(all);
    }

    /// As `then`, in the same time.
    Flv followedBy(Flv next) {
        return then(next, tags.getLast().timestampMs + 33 - next.tags.getFirst().timestampMs);
    }

    Flv headersLater(int frames) {
        List<Tag> headers = tags.stream().filter(Tag::isHeader).toList();
        List<Tag> edited = new ArrayList<>(without(Tag::isHeader).tags);
        edited.addAll(frames, headers);
        return new Flv(edited);
    }

    /// Each key frame is preceded by both headers once more.
    Flv headersRepeated() {
        List<Tag> headers = tags.stream().filter(Tag::isHeader).toList();
        List<Tag> edited = new ArrayList<>();
        for (Tag tag : tags) {
            if (tag.isKey()) {
                headers.forEach(
                        header -> edited.add(new Tag(header.type, tag.timestampMs, tag.arrivesMs, header.content)));
            }
            edited.add(tag);
        }
        return new Flv(edited);
    }

    /// H.264 headers become parameter sets inside the next key frame.
    Flv headersInBand() {
        List<Tag> edited = new ArrayList<>();
        byte[] pending = {};
        for (Tag tag : tags) {
            if (tag.isVideo() && tag.isHeader()) {
                pending = parameterSets(tag.body());
            } else if (tag.isKey() && pending.length > 0) {
                edited.add(tag.with(inserted(tag.body(), pending)));
                pending = new byte[0];
            } else {
                edited.add(tag);
            }
        }
        return new Flv(edited);
    }

    static byte[] inserted(byte[] body, byte[] units) {
        return ByteBuffer.allocate(body.length + units.length).put(body, 0, 5).put(units).put(body, 5, body.length - 5)
                .array();
    }

    private static byte[] parameterSets(byte[] header) {
        ByteBuffer in = ByteBuffer.wrap(header, 10, header.length - 10);
        ByteBuffer out = ByteBuffer.allocate(header.length + 8);
        for (int pass = 0; pass < 2; pass++) {
            for (int count = in.get() & 31; count > 0; count--) {
                byte[] set = new byte[in.getShort()];
                in.get(set);
                out.putInt(set.length).put(set);
            }
        }
        byte[] units = new byte[out.flip().remaining()];
        out.get(units);
        return units;
    }

    /// The bytes of the units of an H.264 frame, without their lengths.
    static List<byte[]> units(byte[] body) {
        List<byte[]> units = new ArrayList<>();
        ByteBuffer in = ByteBuffer.wrap(body, 5, body.length - 5);
        while (in.hasRemaining()) {
            byte[] unit = new byte[in.getInt()];
            in.get(unit);
            units.add(unit);
        }
        return units;
    }
}
