package live.chobi.media.rtmp;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The annotated table of RTMP: what stands on the wire, and the record it is. Used to decode, to encode, and as the
/// seed of the fuzzer.
///
/// @param hex whole chunks of at most 128 bytes, spaces are free
/// @param canonical whether we would write exactly these bytes
record RtmpVector(String name, String hex, RtmpMessage message, boolean canonical) {
    static final List<RtmpVector> ALL = List.of(
            // fmt 0, chunk stream 2 | time 0 | 4 bytes | type | stream 0 | body
            vector("acknowledgement", "02 000000 000004 03 00000000 0012d687",
                    new RtmpMessage.Acknowledgement(1234567)),
            vector("window acknowledgement size", "02 000000 000004 05 00000000 002625a0",
                    new RtmpMessage.WindowAcknowledgementSize(2_500_000)),
            vector("set peer bandwidth, dynamic", "02 000000 000005 06 00000000 002625a0 02",
                    new RtmpMessage.SetPeerBandwidth(2_500_000, RtmpMessage.SetPeerBandwidth.Limit.DYNAMIC)),
            vector("stream begin", "02 000000 000006 04 00000000 0000 00000001", new RtmpMessage.StreamBegin(1)),
            vector("ping request", "02 000000 000006 04 00000000 0006 0000002a", new RtmpMessage.PingRequest(42)),
            vector("ping response", "02 000000 000006 04 00000000 0007 0000002a", new RtmpMessage.PingResponse(42)),
            vector("createStream", "03 000000 000019 14 00000000 02000c 63726561746553747265616d 004010000000000000 05",
                    new RtmpMessage.Command(0, "createStream", 4, List.of(new AmfValue.Null()))),
            vector("publish on stream 1",
                    "05 000000 000021 14 01000000 020007 7075626c697368 000000000000000000 05 020003 6b6579 020004 6c697665",
                    new RtmpMessage.Command(1, "publish", 0,
                            List.of(new AmfValue.Null(), new AmfValue.Text("key"), new AmfValue.Text("live")))),
            vector("every AMF value",
                    "05 000000 000037 12 01000000 020001 61 00bff0000000000000 0101 06 05"
                            + "03 0001 78 0100 000009 08 00000001 0001 79 06 000009 0a 00000001 05"
                            + "0b 4059000000000000 0000",
                    new RtmpMessage.Notice(1, List.of(new AmfValue.Text("a"), new AmfValue.Numeric(-1),
                            new AmfValue.Bool(true), new AmfValue.Undefined(), new AmfValue.Null(),
                            new AmfValue.Fields(fields("x", new AmfValue.Bool(false))),
                            new AmfValue.EcmaArray(fields("y", new AmfValue.Undefined())),
                            new AmfValue.Items(List.of(new AmfValue.Null())), new AmfValue.Date(100)))),
            vector("audio at 23 ms", "06 000017 000004 08 01000000 af012110",
                    new RtmpMessage.Audio(1, 23, bytes("af012110"))),
            vector("video with an extended timestamp", "07 ffffff 000005 09 01000000 01000000 2701000000",
                    new RtmpMessage.Video(1, 0x1000000, bytes("2701000000"))),
            vector("video at the end of 32 bits", "07 ffffff 000005 09 01000000 ffffffff 2701000000",
                    new RtmpMessage.Video(1, 0xFFFFFFFFL, bytes("2701000000"))),
            decodeOnly("chunk stream 64 in the two-byte form", "00 00 000017 000002 08 01000000 af01",
                    new RtmpMessage.Audio(1, 23, bytes("af01"))),
            decodeOnly("chunk stream 320 in the three-byte form", "01 0001 000017 000002 08 01000000 af01",
                    new RtmpMessage.Audio(1, 23, bytes("af01"))),
            decodeOnly("a chunk stream that begins with type 1", "46 000017 000002 08 af01",
                    new RtmpMessage.Audio(0, 23, bytes("af01"))),
            decodeOnly("a command in the AMF 3 envelope",
                    "03 000000 00001a 11 00000000 00 02000c 63726561746553747265616d 004010000000000000 05",
                    new RtmpMessage.Command(0, "createStream", 4, List.of(new AmfValue.Null()))),
            decodeOnly("an ECMA array without its end marker", "05 000000 00000a 12 01000000 08 00000001 0001 61 0101",
                    new RtmpMessage.Notice(1, List.of(new AmfValue.EcmaArray(fields("a", new AmfValue.Bool(true)))))),
            decodeOnly("a user control event that asks for nothing",
                    "02 000000 00000a 04 00000000 0003 00000001 000003e8",
                    new RtmpMessage.Unknown(4)),
            decodeOnly("a type we do not know", "02 000000 000001 16 00000000 00", new RtmpMessage.Unknown(22)),
            decodeOnly("an empty audio message", "06 000000 000000 08 01000000",
                    new RtmpMessage.Audio(1, 0, Unpooled.EMPTY_BUFFER)));

    private static RtmpVector vector(String name, String hex, RtmpMessage message) {
        return new RtmpVector(name, hex, message, true);
    }

    private static RtmpVector decodeOnly(String name, String hex, RtmpMessage message) {
        return new RtmpVector(name, hex, message, false);
    }

    private static Map<String, AmfValue> fields(String name, AmfValue value) {
        Map<String, AmfValue> fields = new LinkedHashMap<>();
        fields.put(name, value);
        return fields;
    }

    static ByteBuf bytes(String hex) {
        return Unpooled.wrappedBuffer(HexFormat.of().parseHex(hex.replace(" ", "")));
    }

    ByteBuf wire() {
        return bytes(hex);
    }

    @Override
    public String toString() {
        return name;
    }
}
