package live.chobi.media.packaging;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import live.chobi.media.codec.Av1Configuration;
import live.chobi.media.codec.AudioConfiguration;
import live.chobi.media.codec.VideoConfiguration;
import live.chobi.media.codec.PictureFormat;

/// Writes the init segment of a period: `ftyp` and a `moov` without samples and without edit lists. Spec: ISO/IEC
/// 14496-12 §8. What stands in `stsd` is [SampleEntry]'s.
public final class InitSegment {
    private static final int[] UNITY_MATRIX = {0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000};

    private InitSegment() {
    }

    public static byte[] write(Tracks tracks) {
        var out = new BoxWriter(1024);
        int ftyp = out.open("ftyp");
        brand(out, "iso6").u32(0);
        brand(out, "iso6");
        brand(out, "mp41");
        brand(out, tracks.video() instanceof Av1Configuration ? "av01" : "avc1");
        out.close(ftyp);

        int moov = out.open("moov");
        movieHeader(out);
        VideoConfiguration video = tracks.video();
        AudioConfiguration audio = tracks.audio();
        if (video != null) {
            videoTrack(out, video);
        }
        if (audio != null) {
            audioTrack(out, audio);
        }
        int mvex = out.open("mvex");
        if (video != null) {
            trackDefaults(out, Tracks.VIDEO_ID);
        }
        if (audio != null) {
            trackDefaults(out, Tracks.AUDIO_ID);
        }
        out.close(mvex);
        out.close(moov);
        return out.toBytes();
    }

    private static BoxWriter brand(BoxWriter out, String brand) {
        return out.raw(brand.getBytes(StandardCharsets.US_ASCII));
    }

    private static void movieHeader(BoxWriter out) {
        int mvhd = out.open("mvhd", 0, 0);
        out.u32(0).u32(0).u32(1000).u32(0).u32(0x10000).u16(0x0100).zeros(10);
        matrix(out);
        out.zeros(24).u32(Tracks.AUDIO_ID + 1);
        out.close(mvhd);
    }

    private static void matrix(BoxWriter out) {
        for (int value : UNITY_MATRIX) {
            out.u32(value);
        }
    }

    private static void videoTrack(BoxWriter out, VideoConfiguration video) {
        PictureFormat picture = video.picture();
        int trak = out.open("trak");
        trackHeader(out, Tracks.VIDEO_ID, 0, picture.width(), picture.height());
        int mdia = out.open("mdia");
        mediaHeader(out, Tracks.VIDEO_TIMESCALE, "vide", "Video");
        int minf = out.open("minf");
        int vmhd = out.open("vmhd", 0, 1);
        out.zeros(8);
        out.close(vmhd);
        sampleTable(out, table -> SampleEntry.write(table, video));
        out.close(minf);
        out.close(mdia);
        out.close(trak);
    }

    private static void audioTrack(BoxWriter out, AudioConfiguration audio) {
        int trak = out.open("trak");
        trackHeader(out, Tracks.AUDIO_ID, 0x0100, 0, 0);
        int mdia = out.open("mdia");
        mediaHeader(out, audio.sampleRate(), "soun", "Sound");
        int minf = out.open("minf");
        int smhd = out.open("smhd", 0, 0);
        out.zeros(4);
        out.close(smhd);
        sampleTable(out, table -> SampleEntry.write(table, audio));
        out.close(minf);
        out.close(mdia);
        out.close(trak);
    }

    private static void sampleTable(BoxWriter out, Consumer<BoxWriter> sampleEntry) {
        int dinf = out.open("dinf");
        int dref = out.open("dref", 0, 0);
        out.u32(1);
        int url = out.open("url ", 0, 1);
        out.close(url);
        out.close(dref);
        out.close(dinf);
        int stbl = out.open("stbl");
        int stsd = out.open("stsd", 0, 0);
        out.u32(1);
        sampleEntry.accept(out);
        out.close(stsd);
        for (String table : new String[]{"stts", "stsc", "stco"}) {
            int box = out.open(table, 0, 0);
            out.u32(0);
            out.close(box);
        }
        int stsz = out.open("stsz", 0, 0);
        out.u32(0).u32(0);
        out.close(stsz);
        out.close(stbl);
    }

    private static void trackHeader(BoxWriter out, int id, int volume, int width, int height) {
        int tkhd = out.open("tkhd", 0, 3);
        out.u32(0).u32(0).u32(id).u32(0).u32(0).zeros(8).u16(0).u16(0).u16(volume).u16(0);
        matrix(out);
        out.u32(width << 16).u32(height << 16);
        out.close(tkhd);
    }

    private static void mediaHeader(BoxWriter out, int timescale, String handler, String name) {
        int mdhd = out.open("mdhd", 0, 0);
        out.u32(0).u32(0).u32(timescale).u32(0).u16(0x55C4).u16(0); // "und"
        out.close(mdhd);
        int hdlr = out.open("hdlr", 0, 0);
        out.u32(0);
        brand(out, handler).zeros(12);
        brand(out, name).u8(0);
        out.close(hdlr);
    }

    private static void trackDefaults(BoxWriter out, int id) {
        int trex = out.open("trex", 0, 0);
        out.u32(id).u32(1).u32(0).u32(0).u32(0);
        out.close(trex);
    }
}
