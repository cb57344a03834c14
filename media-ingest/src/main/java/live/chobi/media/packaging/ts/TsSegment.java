package live.chobi.media.packaging.ts;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.List;
import live.chobi.media.codec.AacConfiguration;
import live.chobi.media.codec.Adts;
import live.chobi.media.codec.AudioConfiguration;
import live.chobi.media.codec.AvcConfiguration;
import live.chobi.media.codec.HevcConfiguration;
import live.chobi.media.codec.Mp3Configuration;
import live.chobi.media.codec.NalConfiguration;
import live.chobi.media.codec.NalUnits;
import live.chobi.media.codec.VideoConfiguration;
import live.chobi.media.packaging.ts.FragmentSamples.Sample;
import live.chobi.media.packaging.ts.PacketWriter.Pes;
import live.chobi.media.packaging.ts.PacketWriter.Stream;
import org.jspecify.annotations.Nullable;

/// A segment of MPEG-TS made from a finished segment of fragmented MP4. Spec: ISO/IEC 13818-1; RFC 8216 §3.2.
///
/// Tables stand at the beginning and fifteen times more; each picture begins with an access unit delimiter, each key
/// frame with its parameter sets; sound of up to a tenth of a second shares a packet.
public final class TsSegment {
    public static final String CONTENT_TYPE = "video/mp2t";

    private static final int VIDEO_PID = 0x100;
    private static final int AUDIO_PID = 0x101;
    private static final int AVC = 0x1B;
    private static final int HEVC = 0x24;
    private static final int AAC = 0x0F;
    private static final int MP3_MPEG_1 = 0x03;
    private static final int MP3_MPEG_2 = 0x04;
    private static final int VIDEO_STREAM = 0xE0;
    private static final int AUDIO_STREAM = 0xC0;
    /// How far the clock is behind the decoding time: room for a decoder's buffer.
    private static final long PCR_LEAD = 18_000;
    private static final long AUDIO_GROUP = 9_000;
    /// The length of a packet is told in 16 bits.
    private static final int AUDIO_GROUP_BYTES = 32_000;
    private static final byte[] AVC_DELIMITER = {0, 0, 0, 1, 9, (byte) 0xF0};
    private static final byte[] HEVC_DELIMITER = {0, 0, 0, 1, 0x46, 1, 0x50};

    private final @Nullable VideoConfiguration video;
    private final @Nullable AudioConfiguration audio;
    private final ByteBuf fragments;
    private final List<Pes> all = new ArrayList<>();

    private TsSegment(@Nullable VideoConfiguration video, @Nullable AudioConfiguration audio, ByteBuf fragments) {
        this.video = video;
        this.audio = audio;
        this.fragments = fragments;
    }

    /// Whether old players know these codecs in MPEG-TS at all: H.264 and H.265, AAC and MP3.
    public static boolean carries(@Nullable VideoConfiguration video, @Nullable AudioConfiguration audio) {
        return (video == null || video instanceof NalConfiguration)
                && (audio == null || audio instanceof AacConfiguration || audio instanceof Mp3Configuration);
    }

    /// Throws [IllegalArgumentException] for bytes that our packager has not written, and for what it does not
    /// [#carries].
    ///
    /// @param fragments one or more `moof` with their `mdat`; indexes stay
    public static byte[] write(@Nullable VideoConfiguration video, @Nullable AudioConfiguration audio,
            ByteBuf fragments) {
        if (!carries(video, audio)) {
            throw new IllegalArgumentException("MPEG-TS does not carry " + video + ", " + audio);
        }
        return new TsSegment(video, audio, fragments).write();
    }

    private byte[] write() {
        List<Sample> samples = FragmentSamples.of(fragments, audio == null ? 1 : audio.sampleRate());
        // Nothing is decoded after it is shown here: negative composition times move the decoding of all.
        long shift = Math.max(0, -samples.stream().mapToLong(it -> it.pts() - it.dts()).min().orElse(0));
        List<Sample> group = new ArrayList<>();
        int groupBytes = 0;
        for (Sample sample : samples) {
            if (!group.isEmpty() && (sample.dts() - group.getFirst().dts() >= AUDIO_GROUP
                    || groupBytes > AUDIO_GROUP_BYTES)) {
                sound(group);
                group.clear();
                groupBytes = 0;
            }
            if (sample.video()) {
                picture(sample, sample.dts() - shift);
            } else {
                group.add(sample);
                groupBytes += sample.length();
            }
        }
        if (!group.isEmpty()) {
            sound(group);
        }
        return packets();
    }

    private byte[] packets() {
        List<Stream> streams = new ArrayList<>();
        if (video != null) {
            streams.add(new Stream(VIDEO_PID, video instanceof AvcConfiguration ? AVC : HEVC));
        }
        if (audio != null) {
            streams.add(new Stream(AUDIO_PID,
                    audio instanceof Mp3Configuration mp3 ? mp3.lowRate() ? MP3_MPEG_2 : MP3_MPEG_1 : AAC));
        }
        ByteBuf out = Unpooled.buffer(fragments.readableBytes() + fragments.readableBytes() / 16 + 32_768);
        var writer = new PacketWriter(out);
        int lastPicture = last(VIDEO_PID);
        int lastSound = last(AUDIO_PID);
        int missingPictures = missing(VIDEO_PID);
        int missingSounds = missing(AUDIO_PID);
        int tables = 0;
        for (int i = 0; i < all.size(); i++) {
            for (; tables < PacketWriter.COUNTER_CYCLE
                    && (long) tables * all.size() <= (long) i * PacketWriter.COUNTER_CYCLE; tables++) {
                writer.tables(streams, video != null ? VIDEO_PID : AUDIO_PID);
            }
            Pes pes = all.get(i);
            writer.pes(pes, pes.packets() + (i == lastPicture ? missingPictures : i == lastSound ? missingSounds : 0));
        }
        for (; tables < PacketWriter.COUNTER_CYCLE; tables++) {
            writer.tables(streams, video != null ? VIDEO_PID : AUDIO_PID);
        }
        return ByteBufUtil.getBytes(out);
    }

    private int last(int pid) {
        int last = all.size() - 1;
        while (last >= 0 && all.get(last).pid() != pid) {
            last--;
        }
        return last;
    }

    /// Packets to the next multiple of sixteen.
    private int missing(int pid) {
        int packets = all.stream().filter(pes -> pes.pid() == pid).mapToInt(Pes::packets).sum();
        return Math.floorMod(-packets, PacketWriter.COUNTER_CYCLE);
    }

    private void picture(Sample sample, long dts) {
        boolean hevc = video instanceof HevcConfiguration;
        ByteBuf out = head(VIDEO_STREAM, sample.pts(), dts, sample.length() + 512);
        ByteBuf frame = fragments.slice(sample.at(), sample.length());
        boolean[] has = new boolean[2];
        NalUnits.forEach(frame, (at, _) -> {
            int type = hevc ? (frame.getByte(at) >> 1) & 0x3F : frame.getByte(at) & 0x1F;
            has[0] |= type == (hevc ? 35 : 9);
            has[1] |= type == (hevc ? 33 : 7);
        });
        if (!has[0]) {
            out.writeBytes(hevc ? HEVC_DELIMITER : AVC_DELIMITER);
        }
        boolean[] pending = {sample.key() && !has[1]};
        NalUnits.forEach(frame, (at, length) -> {
            int type = hevc ? (frame.getByte(at) >> 1) & 0x3F : frame.getByte(at) & 0x1F;
            if (pending[0] && type != (hevc ? 35 : 9)) {
                pending[0] = false;
                parameterSets(out);
            }
            out.writeInt(1).writeBytes(frame, at, length);
        });
        all.add(new Pes(VIDEO_PID, out, Math.max(0, dts - PCR_LEAD), sample.key()));
    }

    private void parameterSets(ByteBuf out) {
        if (video instanceof NalConfiguration units) {
            units.parameterSets().forEach(set -> out.writeInt(1).writeBytes(set));
        }
    }

    private void sound(List<Sample> group) {
        Sample first = group.getFirst();
        ByteBuf out = head(AUDIO_STREAM, first.pts(), first.pts(),
                group.stream().mapToInt(it -> it.length() + Adts.HEAD_BYTES).sum() + 64);
        for (Sample sample : group) {
            if (audio instanceof AacConfiguration aac) {
                out.writeBytes(Adts.header(aac, sample.length()));
            }
            out.writeBytes(fragments, sample.at(), sample.length());
        }
        out.setShort(4, out.readableBytes() - 6 <= 0xFFFF ? out.readableBytes() - 6 : 0);
        all.add(new Pes(AUDIO_PID, out, video == null ? Math.max(0, first.pts() - PCR_LEAD) : -1, video == null));
    }

    /// §2.4.3.6. The length is 0, as pictures may have it.
    private static ByteBuf head(int stream, long pts, long dts, int bytes) {
        ByteBuf out = Unpooled.buffer(bytes);
        boolean both = pts != dts;
        out.writeMedium(1).writeByte(stream).writeShort(0).writeByte(0x84).writeByte(both ? 0xC0 : 0x80)
                .writeByte(both ? 10 : 5);
        time(out, both ? 3 : 2, pts);
        if (both) {
            time(out, 1, dts);
        }
        return out;
    }

    private static void time(ByteBuf out, int mark, long ticks) {
        out.writeByte((mark << 4) | ((int) (ticks >> 29) & 0xE) | 1).writeShort(((int) (ticks >> 14) & 0xFFFE) | 1)
                .writeShort(((int) (ticks << 1) & 0xFFFE) | 1);
    }
}
