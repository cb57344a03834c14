package live.chobi.media.transcoding;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import live.chobi.media.codec.PictureFormat;

/// What ffmpeg is told. Pure. Needs a version that knows `-force_key_frames source` (5.1) and reads the source's codec
/// in FLV (8.0 for the FourCC ones), with libx264.
///
/// Pictures keep their times (`-copyts`, in milliseconds) and their key frames, so that renditions can be cut where the
/// source is. Each comes out with the frame that follows it at the latest: no look-ahead, no B-frames, since a rendition
/// that lags makes a switch stall.
final class CoderArguments {
    /// Above this, small rungs have every second picture.
    private static final double FULL_RATE = 31;
    private static final int FULL_RATE_SIZE = 480;
    /// Where the source has no key frames of its own, players can still begin.
    private static final int KEY_FRAME_EVERY = 600;
    /// A key frame has the number of pictures since it at 0, and so is never left out.
    private static final String EVERY_SECOND = "select='if(key,1+0*st(0,n),1-mod(n-ld(0),2))',";

    private CoderArguments() {
    }

    /// @param framesPerSecond of the source, 0 when nobody knows
    /// @param threads of the decoder, and of each encoder
    /// @param input where the program reads FLV
    /// @param outputs where it writes FLV, one for each rung
    static List<String> of(List<Rung> rungs, PictureFormat source, double framesPerSecond, int threads, String input,
            List<String> outputs) {
        List<String> arguments = new ArrayList<>(List.of("-nostdin", "-hide_banner",
                // A source that is damaged all the time must not fill the disk with complaints.
                "-v", "fatal",
                // The head of the stream says all; waiting for more would only delay the first picture.
                "-analyzeduration", "500000", "-fpsprobesize", "0", "-copyts", "-threads", Integer.toString(threads),
                "-f", "flv", "-i", input, "-filter_complex", filters(rungs, source, framesPerSecond)));
        for (int i = 0; i < rungs.size(); i++) {
            int bits = rungs.get(i).bitsPerSecond();
            arguments.addAll(List.of("-map", "[v" + i + "]", "-fps_mode", "passthrough", "-enc_time_base", "1:1000",
                    "-c:v", "libx264", "-preset", "veryfast", "-tune", "zerolatency", "-pix_fmt", "yuv420p",
                    "-threads", Integer.toString(threads),
                    "-b:v", Integer.toString(bits), "-maxrate", Integer.toString(bits / 100 * 107), "-bufsize",
                    Integer.toString(bits), "-force_key_frames", "source", "-forced-idr", "1", "-sc_threshold", "0",
                    "-g", Integer.toString(KEY_FRAME_EVERY), "-flags", "+cgop", "-f", "flv", "-flvflags",
                    "no_duration_filesize", "-flush_packets", "1", outputs.get(i)));
        }
        return arguments;
    }

    private static String filters(List<Rung> rungs, PictureFormat source, double framesPerSecond) {
        String split = "[0:v]split=" + rungs.size()
                + IntStream.range(0, rungs.size()).mapToObj(i -> "[s" + i + "]").collect(Collectors.joining());
        return split + IntStream.range(0, rungs.size()).mapToObj(i -> {
            int size = rungs.get(i).size();
            String scale = source.height() <= source.width() ? "scale=-2:" + size : "scale=" + size + ":-2";
            boolean halved = framesPerSecond > FULL_RATE && size <= FULL_RATE_SIZE;
            return ";[s" + i + "]" + (halved ? EVERY_SECOND : "") + scale + "[v" + i + "]";
        }).collect(Collectors.joining());
    }
}
