package live.chobi.media.packaging;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import live.chobi.media.codec.AacConfiguration;
import live.chobi.media.codec.AudioConfiguration;
import live.chobi.media.codec.Mp3Configuration;
import live.chobi.media.codec.OpusConfiguration;
import live.chobi.media.codec.PictureFormat;
import live.chobi.media.codec.VideoConfiguration;

/// Writes the one entry of `stsd` that tells decoders of a track's codec. Spec: ISO/IEC 14496-12 §8.5.2 and §12;
/// 14496-15 §5.4 (`avc1`, `avcC`) and §8.4 (`hvc1`, `hvcC`); 14496-14 §5.6 (`mp4a`, `esds`); the bindings of AV1 (§2.2),
/// VP9 (1.0) and Opus (0.6.8).
final class SampleEntry {
    private static final int AAC = 0x40;
    private static final int MP3_MPEG_2 = 0x69;
    private static final int MP3_MPEG_1 = 0x6B;

    private SampleEntry() {
    }

    static void write(BoxWriter out, VideoConfiguration video) {
        PictureFormat picture = video.picture();
        int entry = out.open(video.kind().fourCc());
        out.zeros(6).u16(1).zeros(16).u16(picture.width()).u16(picture.height()).u32(0x480000).u32(0x480000).u32(0)
                .u16(1).zeros(32).u16(0x18).u16(-1);
        int record = switch (video.kind()) {
            case AVC -> out.open("avcC");
            case HEVC -> out.open("hvcC");
            case AV1 -> out.open("av1C");
            case VP9 -> out.open("vpcC", 1, 0);
        };
        out.raw(video.record());
        out.close(record);
        out.close(entry);
    }

    static void write(BoxWriter out, AudioConfiguration audio) {
        int entry = out.open(audio instanceof OpusConfiguration ? "Opus" : "mp4a");
        out.zeros(6).u16(1).zeros(8).u16(Math.max(audio.channels(), 1)).u16(16).zeros(4)
                .u32(audio.sampleRate() <= 0xFFFF ? audio.sampleRate() << 16 : 0);
        switch (audio) {
            case AacConfiguration aac -> elementaryStream(out, AAC, aac.record());
            case Mp3Configuration mp3 -> elementaryStream(out, mp3.lowRate() ? MP3_MPEG_2 : MP3_MPEG_1, mp3.record());
            case OpusConfiguration opus -> opusSpecific(out, opus);
        }
        out.close(entry);
    }

    /// ISO/IEC 14496-1 §7.2.6: descriptors inside each other, sizes in one byte, since the configuration is short.
    ///
    /// @param specific may be empty: then there is no descriptor of it
    private static void elementaryStream(BoxWriter out, int objectType, byte[] specific) {
        int esds = out.open("esds", 0, 0);
        int specificBytes = specific.length == 0 ? 0 : 2 + specific.length;
        int decoderConfig = 13 + specificBytes;
        out.u8(0x03).u8(3 + 2 + decoderConfig + 3).u16(0).u8(0);
        out.u8(0x04).u8(decoderConfig).u8(objectType).u8(0x15).zeros(3).u32(0).u32(0);
        if (specific.length > 0) {
            out.u8(0x05).u8(specific.length).raw(specific);
        }
        out.u8(0x06).u8(1).u8(2);
        out.close(esds);
    }

    /// The identification header of RFC 7845 with its numbers turned round and without its magic.
    private static void opusSpecific(BoxWriter out, OpusConfiguration opus) {
        ByteBuf head = Unpooled.wrappedBuffer(opus.record()).skipBytes(9);
        int box = out.open("dOps");
        out.u8(0).u8(head.readByte()).u16(head.readShortLE()).u32(head.readIntLE()).u16(head.readShortLE()).raw(head);
        out.close(box);
    }
}
