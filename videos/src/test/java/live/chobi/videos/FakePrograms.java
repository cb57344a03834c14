package live.chobi.videos;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import live.chobi.videos.processing.Program;

/// Programs that write what the test wants, and remember how they were called.
public final class FakePrograms implements Program {
    private static final String PLAYLIST = """
            #EXTM3U
            #EXT-X-VERSION:7
            #EXT-X-TARGETDURATION:4
            #EXT-X-PLAYLIST-TYPE:VOD
            #EXT-X-MAP:URI="media.mp4",BYTERANGE="INIT@0"
            #EXTINF:SECONDS,
            #EXT-X-BYTERANGE:50000@INIT
            media.mp4
            #EXT-X-ENDLIST
            """;

    /// How a run ends that is not as it should be.
    public enum Fault {
        NONE,
        /// The probe reads nothing.
        UNREADABLE,
        /// No picture can be decoded.
        UNDECODABLE, TOO_SLOW,
        /// The server is killed, or the machine's disk is full: nobody's fault.
        BROKEN
    }

    public volatile String probe = h264(1280, 720);
    public volatile double segmentSeconds = 4;
    /// What is printed at the end of a measurement.
    public volatile String loudness = summary("-21.8", "-12.0");
    public volatile Fault fault = Fault.NONE;
    public final List<List<String>> calls = new CopyOnWriteArrayList<>();
    /// The lines of the last list of files that was read.
    public volatile List<String> listed = List.of();

    /// What ffprobe says of a file of two seconds that browsers play as it is.
    public static String h264(int width, int height) {
        return "{'streams':[{'index':0,'codec_type':'video','codec_name':'h264','profile':'High','pix_fmt':'yuv420p',"
                + "'width':" + width + ",'height':" + height + ",'avg_frame_rate':'25/1','field_order':'progressive'},"
                + "{'index':1,'codec_type':'audio','codec_name':'aac','profile':'LC','channels':2}],"
                + "'format':{'duration':'2.0'}}";
    }

    /// As ffmpeg prints it.
    public static String summary(String integrated, String peak) {
        return """
                [Parsed_ebur128_0 @ 0x56499e3c5fc0] Summary:

                  Integrated loudness:
                    I:         %s LUFS
                    Threshold: -31.8 LUFS

                  Loudness range:
                    LRA:         0.1 LU
                    Threshold: -41.8 LUFS
                    LRA low:   -21.8 LUFS
                    LRA high:  -21.7 LUFS

                  True peak:
                    Peak:      %s dBFS
                """.formatted(integrated, peak);
    }

    @Override
    public Ended run(Tool tool, List<String> arguments, Path folder, Bounds bounds, Runnable meanwhile)
            throws IOException {
        calls.add(arguments);
        if (fault == Fault.BROKEN) {
            throw new IOException("the disk is full");
        }
        if (tool == Tool.FFPROBE) {
            if (fault == Fault.UNREADABLE) {
                return new Ended(1, false, "moov atom not found");
            }
            Files.writeString(folder.resolve("probe.json"), probe.replace('\'', '"'));
            return new Ended(0, false, "");
        }
        if (fault == Fault.UNDECODABLE) {
            return new Ended(69, false, "Invalid data");
        }
        if (fault == Fault.TOO_SLOW) {
            return new Ended(-1, true, "");
        }
        if (arguments.contains("file:survey.ffconcat")) {
            listed = Files.readAllLines(folder.resolve("survey.ffconcat"));
        }
        if (arguments.contains("file:progress")) {
            Files.writeString(folder.resolve("progress"), "out_time_us=1000000\nprogress=continue\n");
        }
        meanwhile.run();
        for (String argument : arguments) {
            if (argument.endsWith("/index.m3u8")) {

                byte[] init = init();
                Files.writeString(folder.resolve(argument), PLAYLIST
                        .replace("INIT", Integer.toString(init.length))
                        .replace("SECONDS", Double.toString(segmentSeconds)));
                Files.write(folder.resolve(argument).resolveSibling("media.mp4"), init);
            } else if (argument.equals("poster.jpg") || argument.equals("strip.jpg")) {
                Files.writeString(folder.resolve(argument), "a picture");
            } else if (argument.startsWith("ebur128")) {
                Files.writeString(folder.resolve(Program.LOG), loudness);
            }
        }
        return new Ended(0, false, "");
    }

    /// As much of an initialisation segment as a multivariant playlist is made from.
    public static byte[] init() {
        var out = new java.io.ByteArrayOutputStream();
        out.writeBytes("stsd".getBytes(StandardCharsets.US_ASCII));
        out.writeBytes("avc1".getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(new byte[24]);
        out.writeBytes(new byte[]{5, 0, 2, (byte) 0xd0});
        out.writeBytes(new byte[50]);
        out.writeBytes("avcC".getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(new byte[]{1, 0x64, 0, 0x1f});
        out.writeBytes("esds".getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(new byte[]{0, 0, 0, 0, 3, (byte) 0x80, (byte) 0x80, (byte) 0x80, 34, 0, 2, 0, 4, (byte) 0x80,
            (byte) 0x80, (byte) 0x80, 20, 0x40, 0x15, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5, (byte) 0x80, (byte) 0x80,
            (byte) 0x80, 2, 0x12, 0x10});
        return out.toByteArray();
    }
}
