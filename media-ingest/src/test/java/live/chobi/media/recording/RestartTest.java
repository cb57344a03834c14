package live.chobi.media.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import live.chobi.kernel.SessionId;
import live.chobi.media.Ffmpeg;
import live.chobi.media.stream.StreamReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a kill leaves, and what the next start makes of it.
class RestartTest {
    @TempDir
    Path directory;

    private final SessionId session = SessionId.next();
    private Studio studio;
    private Tape tape;

    @BeforeEach
    void open() throws IOException {
        studio = new Studio(Files.createDirectory(directory.resolve("recordings")), Duration.ofDays(30));
        tape = Tape.load(Tape.HIGH, directory);
    }

    /// The bytes of a file of eight seconds that nobody has closed.
    private byte[] unclosed() throws IOException {
        StreamReader reader = studio.reader(session, tape);
        tape.play(reader, 0, 8_500, 1_000);
        return Files.readAllBytes(studio.root.resolve(session.toString()).resolve("0001.mp4"));
    }

    /// Where each fragment ends; the first entry is where they begin.
    private static List<Integer> fragmentEnds(byte[] movie) {
        List<Integer> ends = new ArrayList<>();
        var in = java.nio.ByteBuffer.wrap(movie);
        int at = 0;
        while (at < movie.length) {
            String type = new String(movie, at + 4, 4, java.nio.charset.StandardCharsets.US_ASCII);
            at += in.getInt(at);
            if (type.equals("free") || type.equals("mdat")) {
                ends.add(at);
            }
        }
        return ends;
    }

    @Test
    void a_kill_at_any_byte_costs_the_open_fragment_alone() throws Exception {
        byte[] movie = unclosed();
        List<Integer> ends = fragmentEnds(movie);
        assertThat(ends).hasSizeGreaterThan(4);
        Path file = directory.resolve("cut.mp4");
        int tested = ends.get(ends.size() - 2);
        for (int cut = tested; cut <= movie.length; cut++) {
            // Every byte around the boundaries; within the tables and the samples, which are all alike, some.
            int length = cut;
            int since = cut - ends.stream().filter(it -> it <= length).mapToInt(it -> it).max().orElse(0);
            if ((since > 64 && cut % 41 != 0) || (since > 2_700 && cut % 1_997 != 0)) {
                continue;
            }
            Files.write(file, Arrays.copyOf(movie, cut));
            assertThat(MovieRepair.repair(file).orElseThrow().bytes()).as("cut at %s", cut).isEqualTo(cut - since);
            assertThat(Files.size(file)).isEqualTo(cut - since);
        }
    }

    @Test
    void what_is_left_plays_with_every_picture_that_was_written() throws Exception {
        long seed = System.nanoTime();
        var random = new Random(seed);
        byte[] movie = unclosed();
        List<Integer> ends = fragmentEnds(movie);
        Path file = directory.resolve("cut.mp4");
        for (int i = 0; i < 6; i++) {
            int cut = random.nextInt(ends.get(1), movie.length);
            Files.write(file, Arrays.copyOf(movie, cut));
            long durationMs = MovieRepair.repair(file).orElseThrow().durationMs();

            int whole = (int) ends.stream().filter(it -> it <= cut).count() - 1;
            List<Long> times = Ffmpeg.presentationTimesMs(file.toString(), "v");
            // A fragment is as long as the tape's groups of pictures.
            assertThat((long) times.size()).as("seed %s, cut at %s", seed, cut)
                    .isEqualTo(tape.pictures(0, whole * 2_000L));
            assertThat(Ffmpeg.decode(file.toString()).await().output()).as("seed %s", seed).isEmpty();
            assertThat(Ffmpeg.durationSeconds(file.toString())).isBetween(durationMs / 1_000.0 - 0.1,
                    durationMs / 1_000.0 + 0.1);
        }
    }

    @Test
    void pages_that_never_reached_the_disk_are_cut_off() throws Exception {
        byte[] movie = unclosed();
        List<Integer> ends = fragmentEnds(movie);
        int from = ends.get(ends.size() - 3);
        Path file = directory.resolve("holes.mp4");
        for (int hole : List.of(from, from + 4, from + 8, from + 30, from + 100)) {
            byte[] holed = movie.clone();
            Arrays.fill(holed, hole, Math.min(movie.length, hole + 8_192), (byte) 0);
            Files.write(file, holed);
            assertThat(MovieRepair.repair(file).orElseThrow().bytes()).as("hole at %s", hole - from).isEqualTo(from);
        }
    }

    @Test
    void a_file_without_a_fragment_is_none() throws Exception {
        byte[] movie = unclosed();
        Path file = directory.resolve("empty.mp4");
        for (int cut : new int[]{0, 1, 40, 700, 10_000, fragmentEnds(movie).getFirst(),
            fragmentEnds(movie).get(1) - 1}) {
            Files.write(file, Arrays.copyOf(movie, cut));
            assertThat(MovieRepair.repair(file)).as("cut at %s", cut).isEmpty();
            assertThat(file).doesNotExist();
        }
    }

    @Test
    void arbitrary_damage_is_cut_off_and_never_a_failure() throws Exception {
        long seed = System.nanoTime();
        var random = new Random(seed);
        byte[] movie = unclosed();
        Path file = directory.resolve("damaged.mp4");
        for (int i = 0; i < 300; i++) {
            byte[] damaged = movie.clone();
            for (int hit = 0; hit < 4; hit++) {
                boolean head = random.nextInt(4) == 0;
                damaged[random.nextInt(head ? 1_500 : damaged.length)] = (byte) random.nextInt();
            }
            Files.write(file, damaged);
            Optional<MovieRepair.Repaired> repaired = MovieRepair.repair(file);
            assertThat(repaired.isPresent()).as("seed %s", seed).isEqualTo(Files.exists(file));
        }
    }

    @Test
    void an_encoder_that_returns_after_the_restart_goes_on_with_the_next_file() throws Exception {
        var _ = unclosed();
        studio.restart();
        assertThat(studio.heard).containsExactly("started");

        StreamReader reader = studio.reader(session, tape);
        reader.anchored(Studio.ZERO.plusSeconds(60));
        tape.play(reader, 0, 3_000, 1_000);
        reader.ended();

        Recording recording = studio.handedOver();
        assertThat(recording.files()).extracting(RecordedFile::name).containsExactly("0001.mp4", "0002.mp4");
        assertThat(recording.files()).allMatch(RecordedFile::complete);
        assertThat(recording.startedAt()).isEqualTo(recording.files().getFirst().startsAt());
        assertThat(Ffmpeg.presentationTimesMs(studio.file(recording, 0).toString(), "v"))
                .hasSize((int) tape.pictures(0, 8_000));
        assertThat(Ffmpeg.jump(studio.file(recording, 0).toString(), 4.5)).isBetween(4.0, 4.5);
    }

    @Test
    void a_recording_whose_session_ended_meanwhile_is_handed_over_and_another_waits() throws Exception {
        var _ = unclosed();
        studio.restart();
        studio.recordings.tend();
        assertThat(studio.ready).isEmpty();

        studio.over.add(session);
        studio.recordings.tend();
        assertThat(studio.handedOver().session()).isEqualTo(session);
        assertThat(studio.handedOver().durationMs()).isBetween(7_900L, 8_200L);

        studio.restart();
        studio.recordings.tend();
        assertThat(studio.ready).hasSize(1);
    }

    @Test
    void a_recording_that_was_not_taken_before_the_restart_is_offered_after_it() {
        studio.away = true;
        var _ = studio.recorded(tape);
        studio.away = false;
        studio.restart();
        studio.recordings.tend();

        assertThat(studio.ready).hasSize(1);
    }

    @Test
    void nothing_playable_is_a_failed_recording_and_its_folder_goes() throws Exception {
        var _ = unclosed();
        Path folder = studio.root.resolve(session.toString());
        Files.write(folder.resolve("0001.mp4"), new byte[100]);
        studio.over.add(session);
        studio.restart();
        studio.recordings.tend();

        assertThat(studio.heard).containsExactly("started", "started", "failed");
        assertThat(folder).doesNotExist();
    }

    @Test
    void a_damaged_index_is_told_of_and_its_files_are_left_alone() throws Exception {
        var _ = unclosed();
        Path folder = studio.root.resolve(session.toString());
        for (String index : List.of("", "{", "[]", "{\"files\":[]}",
                "{\"state\":\"recording\",\"startedAt\":\"2026-01-02T03:04:00Z\",\"endedAt\":null,\"files\":[{\"name\":\"../x\"}]}")) {
            Files.writeString(folder.resolve("recording.json"), index);
            studio.heard.clear();
            studio.restart();
            assertThat(studio.heard).as(index).containsExactly("failed");
            assertThat(folder.resolve("0001.mp4")).exists();
        }
    }

    @Test
    void a_folder_without_an_index_held_nothing_and_other_folders_are_not_ours() throws Exception {
        Path empty = Files.createDirectory(studio.root.resolve(session.toString()));
        Path other = Files.createDirectory(studio.root.resolve("lost+found"));
        studio.restart();

        assertThat(empty).doesNotExist();
        assertThat(other).exists();
    }
}
