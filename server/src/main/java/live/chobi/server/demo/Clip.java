package live.chobi.server.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import live.chobi.server.embedded.Child;
import live.chobi.server.embedded.Ffmpeg;

/// The demo's film: a night of lanterns and a soft chord. Coded once, in a few seconds, and then published over and
/// over without coding, which costs next to nothing.
///
/// The loop has no seam. 16 s are 480 pictures and 750 AAC frames exactly, and everything that moves or sounds comes
/// round in a whole number of times; the AAC coder's lead-in of one frame is shifted into the film instead of before it.
/// The drawings hold the title, because a clean machine has no font.
///
/// @param file a finished film
record Clip(Path file) {
    /// Changes whenever the film does, so that an old one in a data directory is not taken for it.
    private static final String NAME = "lanterns-1.flv";
    private static final Duration STOP_MAX = Duration.ofSeconds(1);

    private static final String SKY = """
            nullsrc=s=96x54:r=30:d=16,format=gbrp,\
            geq=r='24+60*pow(0.5+0.5*sin(X/17+2*PI*T/16+1.5*sin(Y/11-2*PI*T/8)),2)+44*Y/54'\
            :g='22+110*pow(0.5+0.5*sin(X/13-2*PI*T/8+1.2*sin(Y/9+2*PI*T/16)),3)*(1-Y/60)'\
            :b='66+90*pow(0.5+0.5*sin(X/23+2*PI*T/16+sin(Y/13)),2)+24*Y/54',\
            scale=1280:720:flags=bicubic,format=yuv420p""";

    private static final String CHORD = "0.05*(sin(2*PI*220*t)+0.8*sin(2*PI*277*t)+0.8*sin(2*PI*330*t)+0.5*sin(2*PI*440*t))";
    private static final String SOUND = "aevalsrc=%s*(0.7+0.3*sin(2*PI*t/8))|%s*(0.7+0.3*cos(2*PI*t/8)):s=48000:d=15.978666"
            .formatted(CHORD, CHORD);

    /// Lanterns of three sizes rise behind the town, the nearest before it.
    private static final String SCENE = """
            [2]split=3[near][l1][l2];[l1]scale=60:-1,split=2[m1][m2];[l2]scale=36:-1,split=2[s1][s2];\
            [0][s1]overlay=x='330+14*sin(PI*t/4)':y='720-mod(53.75*t+100,860)'[a];\
            [a][s2]overlay=x='930+12*cos(PI*t/4)':y='720-mod(53.75*t+520,860)'[b];\
            [b][m1]overlay=x='700+20*sin(PI*t/4+1)':y='720-mod(53.75*t+300,860)'[c];\
            [c][m2]overlay=x='150+18*cos(PI*t/4+2)':y='720-mod(53.75*t+700,860)'[d];\
            [d][1]overlay=0:0[e];\
            [e][near]overlay=x='1000+26*sin(PI*t/4+2)':y='720-mod(107.5*t+420,860)',format=yuv420p[v]""";

    /// Finds the film of an earlier run, or makes it.
    ///
    /// @param folder to keep it in
    /// @param log for what the program prints
    static Clip open(Ffmpeg ffmpeg, Path folder, Path log) throws IOException, InterruptedException {
        Path file = folder.resolve(NAME);
        if (Files.notExists(file)) {
            Path fresh = folder.resolve("new.flv");
            Child coder = Child.start(ffmpeg.command(coding(drawing(folder, "scene.png"),
                    drawing(folder, "lantern.png"), fresh)), folder, log, "TERM", () -> {
                    });
            try {
                int status = coder.await();
                if (status != 0) {
                    throw new IOException("the film could not be made (status " + status + "); see " + log);
                }
            } catch (InterruptedException e) {
                coder.stop(STOP_MAX, "KILL");
                throw e;
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
        return new Clip(file);
    }

    private static Path drawing(Path folder, String name) throws IOException {
        Path file = folder.resolve(name);
        try (InputStream in = Objects.requireNonNull(Clip.class.getResourceAsStream("/demo/" + name), name)) {
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
        }
        return file;
    }

    private static List<String> coding(Path scene, Path lantern, Path target) {
        return List.of("-nostdin", "-hide_banner", "-v", "warning", "-y", "-f", "lavfi", "-i", SKY, "-i",
                scene.toString(), "-i", lantern.toString(), "-f", "lavfi", "-i", SOUND, "-filter_complex", SCENE,
                "-map",
                "[v]", "-map", "3:a", "-t", "16", "-c:v", "libx264", "-preset", "veryfast", "-profile:v", "main", "-bf",
                "0", "-crf", "26", "-maxrate", "1800k", "-bufsize", "3600k", "-g", "60", "-keyint_min", "60",
                "-sc_threshold", "0", "-c:a", "aac", "-b:a", "96k", "-bsf:a", "setts=ts=TS+1024", "-avoid_negative_ts",
                "disabled", "-f", "flv", target.toString());
    }

    /// In real time and without end.
    List<String> publishing(String url) {
        return List.of("-nostdin", "-hide_banner", "-v", "warning", "-re", "-stream_loop", "-1", "-i", file.toString(),
                "-c", "copy", "-f", "flv", "-flvflags", "no_duration_filesize", url);
    }
}
