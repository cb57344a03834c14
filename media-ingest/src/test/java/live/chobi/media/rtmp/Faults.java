package live.chobi.media.rtmp;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import live.chobi.media.codec.AacConfiguration;
import live.chobi.media.codec.Adts;
import io.netty.buffer.Unpooled;

/// What encoders do to the body of a tag of H.264 (in its form of old) or AAC.
final class Faults {
    private static final int HEAD = 5;
    /// A supplemental message of the kind 6: whole again after no frames.
    private static final byte[] RECOVERY_POINT = {0, 0, 0, 5, 6, 6, 1, (byte) 0xC4, (byte) 0x80};

    private Faults() {
    }

    static byte[] startCodes(byte[] body) {
        var out = new ByteArrayOutputStream();
        out.write(body, 0, HEAD);
        boolean first = true;
        for (byte[] unit : Flv.units(body)) {
            byte[] code = {0, 0, 0, 1};
            out.write(code, first ? 0 : 1, first ? 4 : 3);
            out.writeBytes(unit);
            first = false;
        }
        return out.toByteArray();
    }

    /// Headers say so, frames have lengths of so many bytes; a unit that is too long for them is left out.
    static byte[] lengths(byte[] body, int lengthBytes) {
        if (body[1] == 0) {
            byte[] header = body.clone();
            header[9] = (byte) (0xFC | (lengthBytes - 1));
            return header;
        }
        var out = new ByteArrayOutputStream();
        out.write(body, 0, HEAD);
        for (byte[] unit : Flv.units(body)) {
            if (unit.length < 1L << (lengthBytes * 8)) {
                out.write(ByteBuffer.allocate(4).putInt(unit.length).array(), 4 - lengthBytes, lengthBytes);
                out.writeBytes(unit);
            }
        }
        return out.toByteArray();
    }

    /// With a filler unit at its end.
    static byte[] padded(byte[] body, int bytes) {
        byte[] filler = new byte[bytes];
        Arrays.fill(filler, (byte) 0xFF);
        filler[0] = 12;
        return ByteBuffer.allocate(body.length + 4 + bytes).put(body).putInt(bytes).put(filler).array();
    }

    /// With another first byte: frame type and codec.
    static byte[] first(byte[] body, int first) {
        byte[] changed = body.clone();
        changed[0] = (byte) first;
        return changed;
    }

    static byte[] composition(byte[] body, int ms) {
        byte[] changed = body.clone();
        changed[2] = (byte) (ms >> 16);
        changed[3] = (byte) (ms >> 8);
        changed[4] = (byte) ms;
        return changed;
    }

    /// The recordings' sound is AAC of 48 kHz.
    static byte[] adts(byte[] body) {
        var configuration = AacConfiguration.parse(Unpooled.copyShort(0x1190));
        int bytes = body.length - 2;
        return ByteBuffer.allocate(body.length + Adts.HEAD_BYTES).put(body, 0, 2)
                .put(Adts.header(configuration, bytes)).put(body, 2, bytes).array();
    }

    /// Parameter sets in a message of their own before each key frame, and no header.
    static Flv setsAlone(Flv recording) {
        List<Flv.Tag> edited = new ArrayList<>();
        for (Flv.Tag tag : recording.headersInBand().tags()) {
            if (tag.isKey() && Flv.units(tag.body()).size() > 1) {
                List<byte[]> units = Flv.units(tag.body());
                byte[] head = Arrays.copyOf(tag.body(), HEAD);
                edited.add(tag.with(joined(head, units.subList(0, 2))));
                edited.add(tag.with(joined(head, units.subList(2, units.size()))));
            } else {
                edited.add(tag);
            }
        }
        return new Flv(edited);
    }

    /// The pictures' header of one recording before every key frame of another.
    static Flv withHeadersOf(Flv other, Flv recording) {
        Flv.Tag header = other.tags().stream().filter(tag -> tag.isVideo() && tag.isHeader()).findFirst().orElseThrow();
        List<Flv.Tag> edited = new ArrayList<>();
        for (Flv.Tag tag : recording.tags()) {
            if (tag.isKey()) {
                edited.add(tag.with(header.body()));
            }
            edited.add(tag);
        }
        return new Flv(edited);
    }

    /// @param specific an AudioSpecificConfig of two bytes
    static Flv soundHeader(Flv recording, int specific) {
        byte[] body = {(byte) 0xAF, 0, (byte) (specific >> 8), (byte) specific};
        return recording.map(tag -> !tag.isVideo() && tag.isHeader() ? tag.with(body) : tag);
    }

    /// Only the first key frame, then a recovery point every second: the picture is refreshed bit by bit.
    static Flv intraRefresh(Flv recording) {
        List<Flv.Tag> edited = new ArrayList<>();
        boolean keySeen = false;
        int pictures = 0;
        for (Flv.Tag tag : recording.tags()) {
            if (tag.isKey() && keySeen) {
                continue;
            }
            keySeen |= tag.isKey();
            boolean recovery = tag.isVideo() && tag.isFrame() && ++pictures % 30 == 0;
            edited.add(recovery ? tag.with(Flv.inserted(tag.body(), RECOVERY_POINT)) : tag);
        }
        return new Flv(edited);
    }

    private static byte[] joined(byte[] head, List<byte[]> units) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(head);
        units.forEach(unit -> {
            out.writeBytes(ByteBuffer.allocate(4).putInt(unit.length).array());
            out.writeBytes(unit);
        });
        return out.toByteArray();
    }
}
