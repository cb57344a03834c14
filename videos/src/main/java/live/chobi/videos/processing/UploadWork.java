package live.chobi.videos.processing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import live.chobi.videos.processing.MediaShelf.Found;
import live.chobi.videos.processing.Probe.Picture;
import live.chobi.videos.processing.Program.Bounds;
import live.chobi.videos.processing.Program.Ended;
import live.chobi.videos.processing.Program.Tool;
import live.chobi.videos.processing.RungLadder.Rung;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes one upload playable. The pictures stay as they came where browsers play them and jump in them; everything else
/// is coded anew. Virtual threads.
final class UploadWork {
    private static final Logger LOG = LoggerFactory.getLogger(UploadWork.class);
    /// Of the program's words, which quote the file's own.
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LOOK_MAX = Duration.ofMinutes(2);
    private static final Duration CODING_MAX = Duration.ofMinutes(5);
    /// A machine that codes one second in more than this has no processor to spare.
    private static final int CODING_FACTOR_MAX = 30;
    private static final Duration LENGTH_MAX = Duration.ofHours(12);
    private static final int SIDE_MAX = 8_192;
    /// Whoever jumps, or changes the rendition, waits for a segment.
    private static final long SEGMENT_MS_MAX = 12_000;
    private static final int OWN_HEIGHT_MAX = 1_080;
    private static final long SPARE_BYTES = 256L << 20;
    private static final int COPIED_PERCENT = 10;
    private static final int CODED_PERCENT = 97;

    private final MediaFiles files;
    private final Program program;
    private final RungLadder ladder;
    private final int threads;

    UploadWork(MediaFiles files, Program program, RungLadder ladder, int threads) {
        this.files = files;
        this.program = program;
        this.ladder = ladder;
        this.threads = threads;
    }

    byte[] sha256(Media media) throws IOException, Unusable {
        Path original = files.original(media.id());
        if (Files.notExists(original)) {
            throw new Unusable("The file is not on this server any more.");
        }
        try (InputStream in = new DigestInputStream(Files.newInputStream(original),
                MessageDigest.getInstance("SHA-256"))) {
            byte[] piece = new byte[1 << 16];
            while (in.read(piece) >= 0) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new InterruptedIOException("stopping");
                }
            }
            return ((DigestInputStream) in).getMessageDigest().digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// @param percent told of the progress
    Found make(Media media, IntConsumer percent) throws IOException, InterruptedException, Unusable {
        Path folder = files.folder(media.id());
        Container container = Container.of(files.original(media.id())).orElseThrow(() -> new Unusable(
                "The file is no video and no sound in a format that is known here."));
        var arguments = new CodingArguments(container, threads);
        Probe probe = probe(arguments, folder, media.bytes());
        List<String> renditions = new ArrayList<>();
        boolean copied = copied(arguments, probe, media, folder, percent);
        if (copied) {
            renditions.add(MediaFiles.SOURCE);
        }
        if (probe.picture().isPresent()) {
            List<Rung> rungs = rungs(probe.picture().get(), copied);
            if (!rungs.isEmpty() && coded(arguments, probe, rungs, copied, media, folder, percent)) {
                rungs.forEach(it -> renditions.add(it.name()));
            }
        }
        boolean poster = probe.picture().isPresent() && poster(arguments, probe, folder, media.bytes());
        Found found = list(folder, renditions, probe, poster);
        if (copied) {
            Files.deleteIfExists(files.original(media.id()));
        }
        for (String left : List.of(CodingArguments.PROBED, CodingArguments.PROGRESS, Program.LOG)) {
            Files.deleteIfExists(folder.resolve(left));
        }
        return found;
    }

    private Probe probe(CodingArguments arguments, Path folder, long bytes)
            throws IOException, InterruptedException, Unusable {
        Ended ended = program.run(Tool.FFPROBE, arguments.probe(), folder, new Bounds(LOOK_MAX, bytes + SPARE_BYTES),
                () -> {
                });
        Path said = folder.resolve(CodingArguments.PROBED);
        if (!ended.wentWell() || Files.notExists(said)) {
            LOG.info("{} cannot be probed: {}", folder, ended.lastWords());
            throw new Unusable("The file is damaged: nothing could be read of it.");
        }
        Probe probe;
        try {
            probe = Probe.read(JSON.readTree(Files.readAllBytes(said)));
        } catch (JsonProcessingException e) {
            LOG.info("{}: what was probed cannot be read: {}", folder, e.getOriginalMessage());
            throw new Unusable("The file is damaged: nothing could be read of it.");
        }
        if (probe.picture().isEmpty() && probe.sound().isEmpty()) {
            throw new Unusable("The file has neither a picture nor sound.");
        }
        if (probe.durationMs() > LENGTH_MAX.toMillis()) {
            throw new Unusable("The video is longer than " + LENGTH_MAX.toHours() + " hours.");
        }
        Optional<Picture> large = probe.picture().filter(it -> it.width() > SIDE_MAX || it.height() > SIDE_MAX);
        if (large.isPresent()) {
            throw new Unusable("The picture is larger than " + SIDE_MAX + " pixels on a side.");
        }
        return probe;
    }

    /// Whether the pictures as they came have become a rendition, or the sound where there are none.
    private boolean copied(CodingArguments arguments, Probe probe, Media media, Path folder, IntConsumer percent)
            throws IOException, InterruptedException, Unusable {
        if (probe.picture().filter(it -> !it.playable()).isPresent()) {
            return false;
        }
        Path place = Files.createDirectories(folder.resolve(MediaFiles.SOURCE));
        Ended ended = program.run(Tool.FFMPEG, arguments.copy(probe), folder, bounds(probe, media, 0),
                new Stage(folder, probe.durationMs(), 0, probe.picture().isPresent() ? COPIED_PERCENT : CODED_PERCENT,
                        percent));
        if (probe.picture().isEmpty()) {
            requireWell(ended, folder);
            return true;
        }
        if (ended.wentWell()) {
            try {
                if (RenditionList.read(place.resolve(MediaFiles.INDEX)).longestMs() <= SEGMENT_MS_MAX) {
                    return true;
                }
            } catch (IOException e) {
                LOG.info("{} cannot be copied: {}", folder, e.toString());
            }
        }
        MediaFiles.delete(place);
        return false;
    }

    private List<Rung> rungs(Picture picture, boolean copied) {
        List<Rung> rungs = new ArrayList<>();
        int height = picture.height() - picture.height() % 2;
        if (!copied) {
            int own = Math.max(2, Math.min(height, OWN_HEIGHT_MAX));
            long width = (long) picture.width() * own / Math.max(1, picture.height());
            rungs.add(new Rung(own, Math.clamp(width * own * 30 * 8 / 100_000, 300, 8_000)));
            height = own;
        }
        rungs.addAll(ladder.below(height));
        return rungs;
    }

    /// False when that failed and there is another rendition to be content with.
    private boolean coded(CodingArguments arguments, Probe probe, List<Rung> rungs, boolean copied, Media media,
            Path folder, IntConsumer percent) throws IOException, InterruptedException, Unusable {
        for (Rung rung : rungs) {
            Files.createDirectories(folder.resolve(rung.name()));
        }
        Files.deleteIfExists(folder.resolve(CodingArguments.PROGRESS));
        Ended ended = program.run(Tool.FFMPEG,
                arguments.ladder(probe, probe.picture().orElseThrow(), rungs, copied), folder,
                bounds(probe, media, rungs.stream().mapToInt(Rung::kbps).sum()),
                new Stage(folder, probe.durationMs(), copied ? COPIED_PERCENT : 0, CODED_PERCENT, percent));
        if (!copied) {
            requireWell(ended, folder);
        } else if (!ended.wentWell()) {
            LOG.warn("{} gets no smaller renditions: {}", folder, ended.lastWords());
            for (Rung rung : rungs) {
                MediaFiles.delete(folder.resolve(rung.name()));
            }
            return false;
        }
        return true;
    }

    private static void requireWell(Ended ended, Path folder) throws Unusable {
        if (ended.tooSlow()) {
            throw new Unusable("Processing the file took too long.");
        }
        if (!ended.wentWell()) {
            LOG.info("{} cannot be decoded: {}", folder, ended.lastWords());
            throw new Unusable("The file is damaged, or coded in a way that is not known here.");
        }
    }

    private static Bounds bounds(Probe probe, Media media, int kbps) {
        Duration time = probe.durationMs() == 0
                ? CODING_MAX.multipliedBy(12)
                : CODING_MAX.plusMillis(probe.durationMs() * CODING_FACTOR_MAX);
        return new Bounds(time, 2 * media.bytes() + SPARE_BYTES + probe.durationMs() * kbps / 4);
    }

    /// A video without a picture of it is still one.
    private boolean poster(CodingArguments arguments, Probe probe, Path folder, long bytes)
            throws IOException, InterruptedException {
        Path poster = folder.resolve(MediaFiles.POSTER);
        for (double at : new double[]{Posters.place(probe.durationMs()), 0}) {
            Ended ended = program.run(Tool.FFMPEG, arguments.poster(at), folder,
                    new Bounds(LOOK_MAX, bytes + SPARE_BYTES), () -> {
                    });
            if (ended.wentWell() && Files.exists(poster) && Files.size(poster) > 0) {
                return true;
            }
            LOG.info("{} has no picture at {} s: {}", folder, at, ended.lastWords());
        }
        return false;
    }

    private static Found list(Path folder, List<String> renditions, Probe probe, boolean poster)
            throws IOException, Unusable {
        List<MultivariantList.Variant> variants = new ArrayList<>();
        long durationMs = 0;
        for (String name : renditions) {
            RenditionList list;
            try {
                list = RenditionList.read(folder.resolve(name).resolve(MediaFiles.INDEX));
            } catch (IOException e) {
                LOG.info("{} came to nothing: {}", folder, e.toString());
                throw new Unusable("Nothing that can be played came out of the file.");
            }
            InitBoxes init = InitBoxes.read(folder.resolve(name).resolve(MediaFiles.BYTES), list.initBytes());
            durationMs = Math.max(durationMs, list.durationMs());
            variants.add(new MultivariantList.Variant(name, init.codecs(), init.width(), init.height(),
                    probe.picture().map(Picture::rate).orElse(0.0), list.peakBps(), list.averageBps()));
        }
        new MultivariantList(variants).write(folder);
        var largest = variants.getFirst();
        return new Found(durationMs, largest.width(), largest.height(), poster);
    }
}
