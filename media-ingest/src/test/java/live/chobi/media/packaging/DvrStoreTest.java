package live.chobi.media.packaging;

import static live.chobi.media.packaging.Frames.PICTURE;
import static live.chobi.media.packaging.Frames.SOUND;
import static live.chobi.media.packaging.Frames.ZERO;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import live.chobi.media.DiskSpace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DvrStoreTest implements PackagingEvents {
    @TempDir
    Path folder;

    private final Semaphore stored = new Semaphore(0);
    private final Semaphore notStored = new Semaphore(0);
    private volatile String cause = "";
    private volatile long usable = Long.MAX_VALUE;
    private final List<DvrStore> stores = new ArrayList<>();

    private DvrStore storeOf(Duration window) {
        DiskSpace space = _ -> usable;
        var store = new DvrStore(folder.resolve("dvr"), window, space, this);
        stores.add(store);
        return store;
    }

    private static Frames streamTo(DvrStore store) {
        var frames = new Frames(ZERO, ZERO, store.shelf());
        frames.packager.configured(PICTURE, SOUND);
        return frames;
    }

    @AfterEach
    void close() {
        stores.forEach(DvrStore::close);
        assertThat(folder.resolve("dvr")).doesNotExist();
    }

    /// The writer keeps up, as it does with a stream in real time.
    private void run(Frames frames, long fromMs, long toMs) throws InterruptedException {
        for (long ms = fromMs; ms < toMs; ms += 2_000) {
            frames.run(ms, ms + 2_000, 2_000, true, true);
            if (ms > 1_000) {
                assertThat((usable == 0 ? notStored : stored).tryAcquire(20, TimeUnit.SECONDS)).isTrue();
            }
        }
    }

    @Test
    void a_viewer_can_seek_back_as_far_as_the_window() throws Exception {
        Frames frames = streamTo(storeOf(Duration.ofSeconds(200)));
        run(frames, 1_000, 150_000);
        ListedPlaylist early = ListedPlaylist.parse(frames.playlist(MediaPlaylist.NAME));
        byte[] young = frames.object(early.finished().getLast().uri());
        run(frames, 151_000, 330_000);

        ListedPlaylist list = ListedPlaylist.parse(frames.playlist(MediaPlaylist.NAME));
        long listedUs = list.finished().stream().mapToLong(ListedPlaylist.Segment::durationUs).sum();
        assertThat(listedUs).isBetween(200_000_000L, 202_000_000L);
        assertThat(frames.ask(list.finished().getLast().uri(), Map.of()).answered())
                .isInstanceOf(HlsAnswer.Bytes.class);
        var old = (HlsAnswer.FilePart) frames.ask(early.finished().getLast().uri(), Map.of()).answered();
        assertThat(read(old)).as("the same bytes from disk").isEqualTo(young);
        assertThat(frames.ask(list.finished().getFirst().uri(), Map.of()).answered())
                .isInstanceOf(HlsAnswer.FilePart.class);
    }

    @Test
    void a_watched_stream_and_one_that_nobody_watches_can_both_be_read_back() throws Exception {
        Frames frames = streamTo(storeOf(Duration.ofSeconds(200)));
        Map<String, byte[]> young = new LinkedHashMap<>();
        for (long ms = 1_000; ms < 121_000; ms += 2_000) {
            boolean watched = ms / 20_000 % 2 == 1;
            run(frames, ms, ms + 2_000);
            if (watched || ms > 100_000) {
                var list = ListedPlaylist.parse(frames.playlist(MediaPlaylist.NAME));
                String name = list.finished().getLast().uri();
                young.put(name, frames.object(name));
            }
        }
        run(frames, 121_000, 190_000);

        assertThat(files()).as("a change of manner begins another file").hasSizeGreaterThan(4);
        assertThat(young).hasSizeGreaterThan(20);
        for (var each : young.entrySet()) {
            var old = (HlsAnswer.FilePart) frames.ask(each.getKey(), Map.of()).answered();
            assertThat(read(old)).as(each.getKey()).isEqualTo(each.getValue());
        }
    }

    @Test
    void what_has_left_the_window_is_deleted() throws Exception {
        Frames frames = streamTo(storeOf(Duration.ofSeconds(80)));
        run(frames, 1_000, 400_000);
        for (long ms = 401_000; files().size() > 4 && ms < 20_000_000; ms += 2_000) {
            run(frames, ms, ms + 2_000); // The writer tidies between segments.
        }
        assertThat(files()).hasSizeBetween(2, 4);
        var list = ListedPlaylist.parse(frames.playlist(MediaPlaylist.NAME));

        list.finished().forEach(segment -> assertThat(frames.ask(segment.uri(), Map.of()).status()).isEqualTo(200));
    }

    @Test
    void a_full_disk_stops_seeking_back_and_not_the_stream() throws Exception {
        Frames frames = streamTo(storeOf(Duration.ofHours(2)));
        run(frames, 1_000, 100_000);
        usable = 0;
        run(frames, 101_000, 200_000);

        assertThat(cause).isEqualTo("space");
        ListedPlaylist list = ListedPlaylist.parse(frames.playlist(MediaPlaylist.NAME));
        assertThat(list.finished()).as("what memory holds").hasSize(30);
    }

    @Test
    void what_a_former_process_left_is_deleted() throws Exception {
        Path left = Files.createDirectories(folder.resolve("dvr/before/x")).resolve("1-1.m4s");
        Files.writeString(left, "old");
        Frames frames = streamTo(storeOf(Duration.ofHours(1)));
        run(frames, 1_000, 10_000);

        assertThat(left).doesNotExist();
        assertThat(files()).hasSize(1);
    }

    @Test
    void a_session_that_is_forgotten_leaves_no_file() throws Exception {
        DvrStore store = storeOf(Duration.ofHours(1));
        Frames forgotten = streamTo(store);
        run(forgotten, 1_000, 20_000);
        forgotten.packager.forget();
        Frames other = streamTo(store);
        for (long ms = 1_000; !(onlyOf(2) && store.streams().size() == 1) && ms < 20_000_000; ms += 2_000) {
            run(other, ms, ms + 2_000); // The writer deletes, and then forgets, between segments.
        }

        assertThat(store.streams()).containsExactly(2);
        assertThat(onlyOf(2)).as("no file of the other").isTrue();
    }

    private boolean onlyOf(int stream) throws IOException {
        return files().stream().allMatch(it -> it.getFileName().toString().startsWith(stream + "-"));
    }

    /// Some may be deleted while this looks.
    private List<Path> files() {
        return inside(folder.resolve("dvr").toFile()).flatMap(DvrStoreTest::inside).map(File::toPath).toList();
    }

    private static Stream<File> inside(File directory) {
        return Stream.of(Objects.requireNonNullElse(directory.listFiles(), new File[0]));
    }

    private static byte[] read(HlsAnswer.FilePart part) throws IOException {
        var bytes = ByteBuffer.allocate((int) part.length());
        try (FileChannel file = FileChannel.open(part.file())) {
            file.read(bytes, part.offset());
        }
        return bytes.array();
    }

    @Override
    public void cut(long bytes, long durationUs) {
    }

    @Override
    public void part() {
    }

    @Override
    public void left() {
    }

    @Override
    public void turnedAway() {
    }

    @Override
    public void stored(long bytes) {
        stored.release();
    }

    @Override
    public void notStored(String why) {
        cause = why;
        notStored.release();
    }
}
