package live.chobi.media.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import live.chobi.kernel.SessionId;
import live.chobi.media.stream.StreamReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What goes when the disk runs full: first the oldest recordings past their retention, then recording, never
/// the stream.
class DiskMarksTest {
    private static final long DAY_MS = Duration.ofDays(1).toMillis();

    @TempDir
    Path directory;

    private Studio studio;
    private Tape tape;

    @BeforeEach
    void open() throws IOException {
        studio = new Studio(Files.createDirectory(directory.resolve("recordings")), Duration.ofDays(2));
        tape = Tape.load(Tape.HIGH, directory);
    }

    private boolean isKept(SessionId session) {
        return Files.exists(studio.root.resolve(session.toString()).resolve("0001.mp4"));
    }

    @Test
    void the_oldest_past_their_retention_go_until_there_is_room() {
        SessionId first = studio.recorded(tape);
        studio.time.advanceMs(1_000);
        SessionId second = studio.recorded(tape);
        studio.time.advanceMs(DAY_MS);
        SessionId young = studio.recorded(tape);
        studio.time.advanceMs(DAY_MS + 60_000);
        studio.heard.clear();

        studio.recordings.tend();
        assertThat(studio.heard).isEmpty(); // There is room, so old recordings stay.

        studio.free = DiskGuard.LOW_BYTES - 1;
        studio.freed = 1;
        studio.recordings.tend();
        assertThat(studio.heard).containsExactly("deleted " + first);
        assertThat(List.of(isKept(first), isKept(second), isKept(young))).containsExactly(false, true, true);

        studio.free = DiskGuard.LOW_BYTES - 10;
        studio.recordings.tend();
        assertThat(List.of(isKept(second), isKept(young))).containsExactly(false, true);
        assertThat(studio.metric("chobi_media_recordings_deleted")).isEqualTo(2);

        studio.restart();
        studio.recordings.tend();
        assertThat(studio.heard).containsExactly("deleted " + first, "deleted " + second);
    }

    @Test
    void without_a_retention_none_goes() throws IOException {
        studio = new Studio(studio.root, Duration.ZERO);
        SessionId session = studio.recorded(tape);
        studio.time.advanceMs(400 * DAY_MS);
        studio.free = 0;
        studio.recordings.tend();

        assertThat(isKept(session)).isTrue();
    }

    @Test
    void a_recording_that_nobody_has_taken_does_not_go() {
        studio.away = true;
        SessionId session = studio.recorded(tape);
        studio.time.advanceMs(400 * DAY_MS);
        studio.free = DiskGuard.LOW_BYTES - 1;
        studio.recordings.tend();

        assertThat(isKept(session)).isTrue();
    }

    @Test
    void a_list_that_cannot_be_told_keeps_the_files() {
        SessionId session = studio.recorded(tape);
        studio.time.advanceMs(400 * DAY_MS);
        studio.away = true;
        studio.free = DiskGuard.LOW_BYTES - 1;
        studio.recordings.tend();

        assertThat(isKept(session)).isTrue();
    }

    @Test
    void a_full_disk_stops_recording_which_goes_on_with_a_key_frame_when_there_is_room() {
        SessionId session = SessionId.next();
        StreamReader reader = studio.reader(session, tape);
        tape.play(reader, 0, 3_000, 1_000);
        studio.free = DiskGuard.STOP_BYTES - 1;
        studio.recordings.tend();
        assertThat(studio.metric("chobi_media_recording_stopped")).isOne();
        tape.play(reader, 3_000, 5_000, 1_000);

        studio.free = DiskGuard.RESUME_BYTES - 1;
        studio.recordings.tend();
        tape.play(reader, 5_000, 6_500, 1_000);
        studio.free = DiskGuard.RESUME_BYTES;
        studio.recordings.tend();
        assertThat(studio.metric("chobi_media_recording_stopped")).isZero();
        tape.play(reader, 6_500, 9_000, 1_000);
        reader.ended();

        List<RecordedFile> files = studio.handedOver().files();
        assertThat(files).hasSize(2);
        assertThat(files.get(0).durationMs()).isBetween(2_900L, 3_200L);
        assertThat(Duration.between(Studio.ZERO, files.get(1).startsAt()).toMillis()).isBetween(8_950L, 9_100L);
        assertThat(studio.metric("chobi_media_recording_frames_lost", "cause", "disk")).isPositive();
    }
}
