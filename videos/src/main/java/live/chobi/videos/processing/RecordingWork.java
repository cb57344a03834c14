package live.chobi.videos.processing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import live.chobi.videos.processing.MediaShelf.Found;
import live.chobi.videos.processing.Program.Bounds;
import live.chobi.videos.processing.Program.Tool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes a recording playable from where it lies: a playlist and a picture are all that is written. Virtual threads.
final class RecordingWork {
    private static final Logger LOG = LoggerFactory.getLogger(RecordingWork.class);
    private static final Bounds POSTER = new Bounds(Duration.ofMinutes(1), 64L << 20);

    private final MediaFiles files;
    private final Program program;

    RecordingWork(MediaFiles files, Program program) {
        this.files = files;
        this.program = program;
    }

    Found make(Media media) throws IOException, InterruptedException, Unusable {
        for (RecordedFile file : media.files()) {
            if (Files.notExists(files.recorded(file))) {
                throw new Unusable("The files of the recording are not there any more.");
            }
        }
        Path folder = files.folder(media.id());
        Path source = Files.createDirectories(folder.resolve(MediaFiles.SOURCE));
        String text = RecordingList.of(media.files(), files);
        RenditionList list = RenditionList.parse(text.lines().toList());
        MultivariantList.place(source.resolve(MediaFiles.INDEX), text);
        Optional<RecordedFile> pictured = media.files().stream().filter(it -> it.width() > 0).findFirst();
        int width = pictured.map(RecordedFile::width).orElse(0);
        int height = pictured.map(RecordedFile::height).orElse(0);
        boolean poster = pictured.isPresent() && poster(pictured.get(), folder);
        List<String> codecs = media.files().stream().flatMap(it -> Arrays.stream(it.codecs().split(",", -1)))
                .distinct().toList();
        new MultivariantList(List.of(new MultivariantList.Variant(MediaFiles.SOURCE, codecs, width, height, 0,
                list.peakBps(), list.averageBps()))).write(folder);
        return new Found(list.durationMs(), width, height, poster);
    }

    private boolean poster(RecordedFile file, Path folder) throws IOException, InterruptedException {
        Program.Ended ended = program.run(Tool.FFMPEG, CodingArguments.posterOf(files.recorded(file).toString(),
                Posters.place(file.durationMs())), folder, POSTER, () -> {
                });
        Path poster = folder.resolve(MediaFiles.POSTER);
        if (ended.wentWell() && Files.exists(poster) && Files.size(poster) > 0) {
            return true;
        }
        LOG.info("{} has no picture: {}", folder, ended.lastWords());
        return false;
    }
}
