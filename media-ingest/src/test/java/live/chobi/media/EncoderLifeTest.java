package live.chobi.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import live.chobi.kernel.SessionId;
import live.chobi.media.stream.IngestState;
import live.chobi.media.stream.Backup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Encoders that come, fall silent, vanish and return, over real sockets: the session and its playlist go on.
class EncoderLifeTest {
    private static final Pattern DATE = Pattern
            .compile("#EXT-X-PROGRAM-DATE-TIME:(\\S+)\n(?:#EXT-X-PART:.*\n)*#EXTINF:([0-9.]+)");
    private static final Pattern SEQUENCE = Pattern.compile("#EXT-X-MEDIA-SEQUENCE:(\\d+)");

    @TempDir
    private Path directory;

    private final MediaNode node = new MediaNode();

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void an_encoder_that_was_cut_off_returns_into_the_same_playlist_and_players_play_on() throws Exception {
        SessionId session = node.expect("key");
        Path file = Ffmpeg.recording("02_baseline_nob", directory);
        Ffmpeg.Running first = Ffmpeg.publish(file, node.rtmpUrl("key"));
        node.await(() -> segments(session) >= 2);
        Ffmpeg.Running viewer = Ffmpeg.decode(node.hlsUrl(session));
        first.kill();
        node.heard("stopped " + session);
        String before = playlist(session);
        int listed = segments(session);
        assertThat(before).as("what came is listed").doesNotContain("ENDLIST", "#EXT-X-DISCONTINUITY\n");

        Instant back = Instant.now();
        assertThat(Ffmpeg.publish(file, node.rtmpUrl("key")).await().status()).isZero();
        node.await(() -> node.heardSoFar().size() == 4);
        node.server().end(session);
        node.await(() -> playlist(session).contains("ENDLIST"));

        String all = playlist(session);
        assertThat(node.heardSoFar()).containsExactly("receiving " + session, "stopped " + session,
                "receiving " + session, "stopped " + session);
        assertThat(all).containsOnlyOnce("#EXT-X-DISCONTINUITY\n");
        assertThat(sequence(all)).isEqualTo(sequence(before));
        List<MatchResult> dates = DATE.matcher(all).results().toList();
        Instant returned = Instant.parse(dates.get(listed).group(1));
        assertThat(Duration.between(back, returned)).isBetween(Duration.ofMillis(-500), Duration.ofSeconds(5));
        for (int i = 1; i < dates.size(); i++) {
            Instant ended = Instant.parse(dates.get(i - 1).group(1))
                    .plusNanos(Math.round(Double.parseDouble(dates.get(i - 1).group(2)) * 1e9));
            assertThat(Instant.parse(dates.get(i).group(1))).as("segment %s", i)
                    .isAfterOrEqualTo(ended.minusMillis(2));
        }
        Ffmpeg.Finished watched = viewer.await();
        assertThat(watched.status()).as(watched.output()).isZero();
        assertThat(watched.output()).doesNotContain("Error", "Invalid");
    }

    @Test
    void an_encoder_that_is_still_sending_is_not_pushed_out_by_another() throws Exception {
        SessionId session = node.expect("key");
        try (HandEncoder first = sending("key", 1); HandEncoder second = new HandEncoder(node.server().port(), "key")) {
            new Steady(first).run(25);
            second.expect("another encoder is already sending with this key");
            second.expectClosed();
            first.frame(2_000, false, 1);
            assertThat(first.heard()).doesNotContain("BadName", "Denied");
        }
        node.heard("stopped " + session);
    }

    @Test
    void one_that_returns_at_once_after_it_was_cut_off_is_let_in_every_time() throws Exception {
        SessionId session = node.expect("key");
        HandEncoder encoder = sending("key", 1);
        for (int i = 0; i < 50; i++) {
            encoder.cut();
            encoder = HandEncoder.publish(node.server().port(), "key");
            encoder.frame(0, true, 1);
        }
        encoder.cut();
        node.await(() -> !ingest(session).receiving() && node.metric("chobi_media_publishers") == 0);
    }

    @Test
    void one_that_is_silent_for_two_seconds_is_replaced_though_its_connection_never_closed() throws Exception {
        SessionId session = node.expect("key");
        // A half-open connection: nothing comes on it, and nothing says that it is gone.
        try (HandEncoder silent = sending("key", 1)) {
            Instant since = Instant.now();
            var returned = new HandEncoder(node.server().port(), "key");
            returned.expect("NetStream.Publish.Start");
            assertThat(Duration.between(since, Instant.now())).isBetween(Duration.ofMillis(1_900),
                    Duration.ofSeconds(6));
            silent.expect("another encoder has taken over this key");
            returned.headers();
            returned.frame(0, true, 2);
            assertThat(node.heardSoFar()).containsExactly("receiving " + session);
            returned.close();
            node.heard("stopped " + session);
        }
    }

    @Test
    void one_that_says_it_takes_over_does_so_at_once_and_the_other_is_told() throws Exception {
        SessionId session = node.expect("key");
        try (HandEncoder first = sending("key", 1); HandEncoder second = sending("key?takeover=1", 2)) {
            first.expect("another encoder has taken over this key");
            first.expectClosed();
            second.frame(40, false, 2);
            assertThat(node.heardSoFar()).containsExactly("receiving " + session);
        }
        node.heard("stopped " + session);
    }

    @Test
    void a_backup_stands_in_within_two_seconds_and_the_primary_wins_when_it_returns() throws Exception {
        SessionId session = node.expect("key");
        try (HandEncoder first = sending("key", 1);
                HandEncoder backup = HandEncoder.publish(node.server().port(), "key?backup=1")) {
            var clock = new Steady(first, backup);
            clock.run(30);
            assertThat(node.metric("chobi_media_backups")).isEqualTo(1);
            assertThat(ingest(session).backup()).isEqualTo(Backup.CONNECTED);
            assertThat(node.metric("chobi_media_backups_stood_in")).isZero();

            first.cut();
            node.await(() -> node.metric("chobi_media_backups_stood_in") == 1);
            clock.only(backup).run(60);
            assertThat(ingest(session).backup()).isEqualTo(Backup.ACTIVE);
            assertThat(ingest(session).receiving()).isTrue();

            try (HandEncoder back = HandEncoder.publish(node.server().port(), "key")) {
                clock.only(back, backup).run(60);
                assertThat(ingest(session).backup()).isEqualTo(Backup.CONNECTED);
                assertThat(backup.heard()).doesNotContain("BadName", "Denied");
                assertThat(node.heardSoFar()).containsExactly("receiving " + session);
                assertThat(playlist(session)).contains("#EXT-X-DISCONTINUITY\n");
                backup.cut();
                node.await(() -> node.metric("chobi_media_backups") == 0);
            }
        }
        node.heard("stopped " + session);
    }

    @Test
    void there_is_one_backup_and_another_is_told_so() throws Exception {
        node.expect("key");
        try (HandEncoder first = HandEncoder.publish(node.server().port(), "key?backup=1");
                HandEncoder second = new HandEncoder(node.server().port(), "key?backup=1")) {
            new Steady(first).run(25);
            second.expect("another backup encoder is already sending with this key");
            second.expectClosed();
        }
    }

    @Test
    void an_encoder_that_can_is_asked_to_connect_again_when_the_server_stops() throws Exception {
        node.expect("key");
        try (HandEncoder able = new HandEncoder(node.server().port(), "key", true).letIn();
                HandEncoder unable = HandEncoder.publish(node.server().port(), "key?backup=1")) {
            Instant before = Instant.now();
            node.server().close();

            able.expect("NetConnection.Connect.ReconnectRequest");
            able.expectClosed();
            unable.expectClosed();
            assertThat(unable.heard()).doesNotContain("ReconnectRequest");
            assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(3));
        }
    }

    private IngestState ingest(SessionId session) {
        return node.server().ingest(session).orElseThrow();
    }

    /// Encoders that send 25 pictures a second in real time, with a key frame each second.
    private final class Steady {
        private List<HandEncoder> encoders;
        private int frame = 1;

        Steady(HandEncoder... encoders) {
            this.encoders = List.of(encoders);
        }

        Steady only(HandEncoder... some) {
            encoders = List.of(some);
            return this;
        }

        void run(int frames) throws InterruptedException {
            Instant began = Instant.now();
            for (int i = 0; i < frames; i++, frame++) {
                Instant due = began.plusMillis(40L * i);
                node.await(() -> !Instant.now().isBefore(due));
                for (HandEncoder encoder : encoders) {
                    encoder.frame(frame * 40L, frame % 25 == 0, 1);
                }
            }
        }
    }

    private HandEncoder sending(String name, int mark) throws InterruptedException {
        HandEncoder encoder = HandEncoder.publish(node.server().port(), name);
        encoder.frame(0, true, mark);
        node.await(() -> !node.heardSoFar().isEmpty());
        return encoder;
    }

    private String playlist(SessionId session) {
        return node.text(session, "v.m3u8");
    }

    private int segments(SessionId session) {
        return (int) DATE.matcher(playlist(session)).results().count();
    }

    private static long sequence(String playlist) {
        return SEQUENCE.matcher(playlist).results().map(it -> Long.parseLong(it.group(1))).findFirst().orElseThrow();
    }
}
