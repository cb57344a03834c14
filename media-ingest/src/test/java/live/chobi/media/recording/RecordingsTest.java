package live.chobi.media.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import live.chobi.kernel.SessionId;
import live.chobi.media.Ffmpeg;
import live.chobi.media.codec.AacConfiguration;
import live.chobi.media.stream.StreamReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A recording from its first frame to its hand-over. The tape has a key frame every two seconds and begins at position
/// 1000 ms of the stream's timeline.
class RecordingsTest {
    private static final AacConfiguration OTHER_SOUND = AacConfiguration
            .parse(Unpooled.wrappedBuffer(HexFormat.of().parseHex("1188")));

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

    @ParameterizedTest
    @ValueSource(strings = {Tape.HIGH, Tape.BASELINE})
    void every_frame_is_in_the_file_at_its_time(String name) throws Exception {
        Tape played = Tape.load(name, directory);
        StreamReader reader = studio.reader(session, played);
        played.playAll(reader, 1_000);
        reader.ended();

        assertThat(studio.heard).containsExactly("started", "ready");
        String file = studio.file(studio.handedOver(), 0).toString();
        List<Long> pictures = Ffmpeg.presentationTimesMs(played.file().toString(), "v");
        List<Long> sounds = Ffmpeg.presentationTimesMs(played.file().toString(), "a");
        long zero = played.shots().getFirst().dtsMs();
        assertSameTimes(Ffmpeg.presentationTimesMs(file, "v"), pictures, zero);
        assertSameTimes(Ffmpeg.presentationTimesMs(file, "a"), sounds, zero);
        assertThat(Ffmpeg.decode(file).await().output()).isEmpty();

        RecordedFile recorded = studio.handedOver().files().getFirst();
        assertThat(recorded.startsAt()).isEqualTo(Studio.ZERO.plusMillis(1_000 + zero));
        assertThat(recorded.durationMs() / 1_000.0).isBetween(9.9, 10.2);
        assertThat(Ffmpeg.durationSeconds(file)).isBetween(recorded.durationMs() / 1_000.0 - 0.1,
                recorded.durationMs() / 1_000.0 + 0.1);
        assertThat(recorded.bytes()).isEqualTo(Files.size(Path.of(file)));
        assertThat(recorded.codecs()).isEqualTo(played.picture().codec() + ",mp4a.40.2");
        assertThat(recorded.width()).isEqualTo(640);
        assertThat(recorded.complete()).isTrue();
    }

    private static void assertSameTimes(List<Long> recorded, List<Long> original, long zero) {
        assertThat(recorded).hasSameSizeAs(original);
        for (int i = 0; i < original.size(); i++) {
            // Sound is counted in samples, which FLV rounds to milliseconds.
            assertThat(recorded.get(i)).isBetween(original.get(i) - zero - 2, original.get(i) - zero + 2);
        }
    }

    @Test
    void a_player_can_jump_and_knows_how_long_it_is() throws Exception {
        StreamReader reader = studio.reader(session, tape);
        tape.playAll(reader, 1_000);
        reader.ended();

        String file = studio.file(studio.handedOver(), 0).toString();
        assertThat(Ffmpeg.jump(file, 7.5)).isBetween(6.0, 7.5);
        assertThat(Ffmpeg.jump(file, 2.2)).isBetween(2.0, 2.2);
    }

    @Test
    void a_changed_configuration_a_jump_and_a_returned_encoder_each_begin_a_file() {
        StreamReader reader = studio.reader(session, tape);
        tape.play(reader, 0, 2_000, 1_000);
        reader.configured(tape.picture(), OTHER_SOUND);
        tape.play(reader, 2_000, 4_000, 1_000);
        reader.anchored(Studio.ZERO.plusSeconds(100));
        tape.play(reader, 4_000, 6_000, 1_000);
        reader.interrupted();
        reader.configured(tape.picture(), tape.sound());
        tape.play(reader, 6_000, 9_000, 61_000);
        reader.ended();

        List<RecordedFile> files = studio.handedOver().files();
        assertThat(files).extracting(RecordedFile::name).containsExactly("0001.mp4", "0002.mp4", "0003.mp4",
                "0004.mp4");
        assertThat(files).extracting(it -> Math.round(it.durationMs() / 1_000.0)).containsExactly(2L, 2L, 2L, 3L);
        assertThat(files).extracting(it -> Duration.between(Studio.ZERO, it.startsAt()).toSeconds())
                .containsExactly(1L, 3L, 105L, 167L);
        assertThat(files).allMatch(RecordedFile::complete);
        assertThat(studio.handedOver().durationMs()).isBetween(8_800L, 9_300L);
    }

    @Test
    void sound_that_comes_before_the_first_picture_waits_for_it() throws Exception {
        StreamReader reader = studio.reader(session, tape);
        tape.shots().stream().filter(it -> !it.isPicture() && it.dtsMs() < 1_500)
                .forEach(it -> reader.frame(it.at(1_000)));
        tape.play(reader, 1_500, 5_000, 1_000);
        reader.ended();

        List<RecordedFile> files = studio.handedOver().files();
        assertThat(files).hasSize(1);
        assertThat(files.getFirst().codecs()).contains("avc1");
        String file = studio.file(studio.handedOver(), 0).toString();
        long first = Ffmpeg.presentationTimesMs(file, "v").getFirst();
        assertThat(first).isLessThan(150); // The sound leads by no more than the encoder's reordering and 50 ms.
    }

    @Test
    void sound_alone_is_a_recording() throws Exception {
        StreamReader reader = studio.reader(session);
        reader.anchored(Studio.ZERO);
        reader.configured(null, tape.sound());
        tape.shots().stream().filter(it -> !it.isPicture()).forEach(it -> reader.frame(it.at(1_000)));
        reader.ended();

        RecordedFile recorded = studio.handedOver().files().getFirst();
        assertThat(recorded.codecs()).isEqualTo("mp4a.40.2");
        assertThat(recorded.width()).isZero();
        String file = studio.file(studio.handedOver(), 0).toString();
        assertThat(Ffmpeg.presentationTimesMs(file, "a"))
                .hasSameSizeAs(Ffmpeg.presentationTimesMs(tape.file().toString(), "a"));
        assertThat(Ffmpeg.durationSeconds(file)).isBetween(9.9, 10.2);
    }

    @Test
    void a_session_without_media_leaves_nothing() throws IOException {
        StreamReader reader = studio.reader(session, tape);
        reader.interrupted();
        reader.ended();

        assertThat(studio.heard).isEmpty();
        try (var entries = Files.list(studio.root)) {
            assertThat(entries).isEmpty();
        }
    }

    @Test
    void a_disk_that_stalls_costs_frames_up_to_a_key_frame_and_nothing_else() throws Exception {
        Tape steady = Tape.load(Tape.BASELINE, directory);
        StreamReader reader = studio.reader(session, steady);
        steady.play(reader, 0, 2_000, 1_000);
        studio.thread.stall();
        for (int again = 0; again < 40; again++) {
            steady.play(reader, 2_000, 8_000, 1_000 + again * 6_000L);
        }
        double lost = studio.metric("chobi_media_recording_frames_lost", "cause", "queue");
        studio.thread.goOn();
        steady.play(reader, 2_000, 4_500, 241_000);
        reader.ended();

        assertThat(lost).isPositive();
        assertThat(studio.handedOver().files()).hasSize(1);
        String file = studio.file(studio.handedOver(), 0).toString();
        List<Long> times = Ffmpeg.presentationTimesMs(file, "v");
        assertThat(times.size()).isLessThan(40 * 180);
        assertThat(Ffmpeg.decode(file).await().output()).isEmpty();
        // What came after the stall stands where it belongs: the hole has its true length.
        assertThat(times.getLast()).isBetween(244_000L, 244_500L);
    }

    @Test
    void a_write_that_fails_is_counted_and_recording_goes_on_after_a_pause() throws IOException {
        Path folder = studio.root.resolve(session.toString());
        Files.createFile(folder); // Where the folder should be.
        StreamReader reader = studio.reader(session, tape);
        tape.play(reader, 0, 4_200, 1_000);
        assertThat(studio.metric("chobi_media_recording_faults")).isOne();

        Files.delete(folder);
        studio.time.advanceMs(RecordingWriter.FAULT_PAUSE.toMillis());
        tape.play(reader, 4_200, 8_000, 1_000);
        reader.ended();

        assertThat(studio.handedOver().files()).hasSize(1);
        assertThat(studio.handedOver().durationMs()).isBetween(3_900L, 4_200L);
        assertThat(studio.metric("chobi_media_recording_frames_lost", "cause", "fault")).isPositive();
    }

    @Test
    void what_the_list_does_not_take_is_offered_again() {
        studio.away = true;
        SessionId recorded = studio.recorded(tape);
        studio.recordings.tend();
        assertThat(studio.ready).isEmpty();

        studio.away = false;
        studio.recordings.tend();
        studio.recordings.tend();
        assertThat(studio.heard).containsExactly("ready");
        assertThat(studio.handedOver().session()).isEqualTo(recorded);
        assertThat(studio.handedOver().state()).isEqualTo(Recording.State.COMPLETE);
        assertThat(studio.handedOver().endedAt()).contains(Instant.parse("2026-01-02T03:04:05.678Z"));
    }
}
