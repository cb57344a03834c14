package live.chobi.videos.processing;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import live.chobi.outbox.Turnstile;
import live.chobi.videos.VideoMetrics;
import live.chobi.videos.VideoMetrics.Surveyed;
import live.chobi.videos.processing.Program.Bounds;
import live.chobi.videos.processing.Program.Ended;
import live.chobi.videos.processing.Program.Tool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks once through what can be played already: measures how loud it is and makes a strip of small pictures. Nobody
/// waits for it, so a recording is a video before it is done. One after the other, three attempts each; what cannot be
/// surveyed is played without. Owner: its own virtual thread, from [#start] to [#close].
public final class Surveyor implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Surveyor.class);
    private static final Duration POLL = Duration.ofSeconds(10);
    static final Duration AGAIN_AFTER = Duration.ofMinutes(1);
    private static final Duration STOP_MAX = Duration.ofMillis(75);
    static final int ATTEMPTS_MAX = 3;
    /// And a quarter of what it takes to watch it.
    private static final Duration TIME_MAX = Duration.ofMinutes(5);
    private static final long SHEET_BYTES_MAX = 16L << 20;
    private static final int PRINTED_BYTES_MAX = 1 << 20;
    private static final String LIST = "survey.ffconcat";

    private final MediaShelf shelf;
    private final MediaFiles files;
    private final Program program;
    private final VideoMetrics metrics;
    private final Turnstile turns = new Turnstile(STOP_MAX);

    public Surveyor(MediaShelf shelf, MediaFiles files, Program program, VideoMetrics metrics) {
        this.shelf = shelf;
        this.files = files;
        this.program = program;
        this.metrics = metrics;
    }

    /// What is found out about media.
    ///
    /// @param loudness empty without sound, or of silence
    record Survey(boolean hasStrip, Optional<Loudness> loudness) {
        static final Survey NOTHING = new Survey(false, Optional.empty());
    }

    public void start() {
        turns.run("survey of videos", () -> {
            try {
                var _ = runAll();
            } catch (InterruptedException _) {
                LOG.debug("the survey of videos stops");
            }
            return POLL;
        });
    }

    /// Something may have become ready.
    public void wake() {
        turns.wake();
    }

    /// Surveys all that is due, on the caller's thread. Public for tests; the product calls [#start].
    public int runAll() throws InterruptedException {
        int done = 0;
        for (Optional<Media> next = shelf.beginSurvey(ATTEMPTS_MAX, AGAIN_AFTER); next.isPresent(); next = shelf
                .beginSurvey(ATTEMPTS_MAX, AGAIN_AFTER)) {
            work(next.get());
            done++;
        }
        return done;
    }

    private void work(Media media) throws InterruptedException {
        try {
            shelf.surveyed(media.id(), survey(media));
            metrics.surveyed(Surveyed.DONE);
        } catch (InterruptedException | InterruptedIOException e) {
            boolean _ = Thread.interrupted(); // the database is still asked
            shelf.giveSurveyBack(media.id());
            throw new InterruptedException("stopping");
        } catch (IOException e) {
            boolean isLast = media.surveys() >= ATTEMPTS_MAX;
            LOG.warn("media {} could not be surveyed at attempt {}: {}", media.id(), media.surveys(), e.toString());
            if (isLast) {
                shelf.surveyed(media.id(), Survey.NOTHING);
            }
            metrics.surveyed(isLast ? Surveyed.GIVEN_UP : Surveyed.AGAIN);
        }
    }

    private Survey survey(Media media) throws IOException, InterruptedException {
        Path folder = files.folder(media.id());
        Path list = folder.resolve(LIST);
        try {
            MultivariantList.place(list, list(media, folder));
            boolean strip = media.width() > 0 && strip(media, folder);
            return new Survey(strip, loudness(media, folder));
        } finally {
            Files.deleteIfExists(list);
            Files.deleteIfExists(folder.resolve(Program.LOG));
        }
    }

    /// The files that are looked through, in their order: those of a recording, or the smallest rendition. All of them
    /// were written by this server, so that the list may name them. Spec: ffmpeg-formats, "concat".
    private String list(Media media, Path folder) throws IOException {
        var text = new StringBuilder("ffconcat version 1.0\n");
        if (media.files().isEmpty()) {
            List<String> renditions = Files.readAllLines(folder.resolve(MediaFiles.INDEX)).stream()
                    .filter(it -> it.endsWith("/" + MediaFiles.INDEX)).toList();
            if (renditions.isEmpty()) {
                throw new IOException(folder + " has no renditions");
            }
            name(text, folder.resolve(renditions.getLast()).resolveSibling(MediaFiles.BYTES));
            return text.toString();
        }
        for (RecordedFile file : media.files()) {
            name(text, files.recorded(file));
            text.append("duration ").append(file.durationMs()).append("ms\n");
        }
        return text.toString();
    }

    private static void name(StringBuilder text, Path file) throws IOException {
        if (Files.notExists(file)) {
            throw new IOException(file + " is not there any more");
        }
        text.append("file 'file:").append(file.toAbsolutePath().toString().replace("'", "'\\''")).append("'\n");
    }

    private static List<String> arguments(String level, List<String> decoder, List<String> rest) {
        List<String> arguments = new ArrayList<>(List.of("-nostdin", "-hide_banner", "-nostats", "-v", level, "-y",
                "-threads", "1"));
        arguments.addAll(decoder);
        arguments.addAll(List.of("-protocol_whitelist", "file", "-f", "concat", "-safe", "0", "-i", "file:" + LIST));
        arguments.addAll(rest);
        return arguments;
    }

    private static Bounds bounds(Media media, long bytes) {
        return new Bounds(TIME_MAX.plusMillis(media.durationMs() / 4), bytes);
    }

    private static void nothing() {
    }

    /// From key frames alone, which are enough and cost a hundredth.
    private boolean strip(Media media, Path folder) throws IOException, InterruptedException {
        PreviewStrip strip = PreviewStrip.of(media.durationMs(), media.width(), media.height());
        Ended ended = program.run(Tool.FFMPEG, arguments("error", List.of("-skip_frame", "nokey"),
                List.of("-map", "0:v:0", "-an", "-sn", "-frames:v", "1", "-filter_threads", "1", "-vf",
                        strip.filter(), "-c:v", "mjpeg", "-q:v", "5", "-update", "1", "-f", "image2",
                        MediaFiles.STRIP)),
                folder, bounds(media, SHEET_BYTES_MAX), Surveyor::nothing);
        Path sheet = folder.resolve(MediaFiles.STRIP);
        if (!ended.wentWell() || Files.notExists(sheet) || Files.size(sheet) == 0) {
            throw new IOException("no preview strip: " + ended.lastWords());
        }
        MultivariantList.place(folder.resolve(MediaFiles.STRIP_CUES), strip.cues(MediaFiles.STRIP));
        return true;
    }

    /// Empty without sound, which is no fault.
    private Optional<Loudness> loudness(Media media, Path folder) throws IOException, InterruptedException {
        Ended ended = program.run(Tool.FFMPEG, arguments("info", List.of(),
                List.of("-map", "0:a:0", "-vn", "-sn", "-filter_threads", "1", "-af",
                        "ebur128=peak=true:framelog=verbose", "-f", "null", "-")),
                folder, bounds(media, PRINTED_BYTES_MAX), Surveyor::nothing);
        if (ended.tooSlow()) {
            throw new IOException("its loudness was not measured in time");
        }
        return ended.wentWell() && Files.exists(folder.resolve(Program.LOG))
                ? Loudness.read(Files.readString(folder.resolve(Program.LOG), StandardCharsets.UTF_8))
                : Optional.empty();
    }

    /// Kills what is running; that begins anew at the next start.
    @Override
    public void close() {
        turns.interrupt();
        turns.close();
    }
}
