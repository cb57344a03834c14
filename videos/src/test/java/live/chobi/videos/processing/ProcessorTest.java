package live.chobi.videos.processing;

import static live.chobi.videos.VideosStage.refuses;
import static live.chobi.videos.VideosStage.someone;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import live.chobi.kernel.Caller;
import live.chobi.kernel.SessionId;
import live.chobi.testkit.Virtually;
import live.chobi.videos.FakePrograms;
import live.chobi.videos.FakePrograms.Fault;
import live.chobi.videos.VideosStage;
import live.chobi.videos.processing.Media.Origin;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How an upload becomes playable, with programs that do as they are told.
class ProcessorTest {
    private static final byte[] MP4 = "\0\0\0\u0018ftypisom and some more that nobody reads"
            .getBytes(StandardCharsets.ISO_8859_1);

    @AutoClose
    private final VideosStage stage = new VideosStage();
    private final Caller owner = someone();

    private int work() throws InterruptedException {
        return stage.videos().processor().runAll(Origin.UPLOAD);
    }

    private JsonNode video(UUID id) {
        return stage.call(owner, "getVideo", "{'videoId':'" + id + "'}").path("video");
    }

    private String list(UUID id) throws java.io.IOException {
        return Files.readString(stage.files.folder(id).resolve("index.m3u8"));
    }

    @Test
    void pictures_that_browsers_play_stay_as_they_came_and_get_smaller_renditions() {
        Virtually.run(() -> {
            UUID id = stage.uploaded(owner, MP4);
            assertThat(work()).isEqualTo(1);
            assertThat(video(id).path("status").asText()).isEqualTo("ready");
            assertThat(video(id).path("durationMs").asInt()).isEqualTo(4_000);
            assertThat(video(id).at("/playback/hlsUrl").asText()).endsWith("/index.m3u8");
            assertThat(video(id).path("posterUrl").asText()).endsWith("/poster.jpg");
            assertThat(list(id)).containsSubsequence("#EXT-X-STREAM-INF:BANDWIDTH=100000,AVERAGE-BANDWIDTH=100000,"
                    + "CODECS=\"avc1.64001f,mp4a.40.2\",RESOLUTION=1280x720,FRAME-RATE=25.000\nsource/index.m3u8",
                    "480p/index.m3u8", "240p/index.m3u8");
            assertThat(stage.files.original(id)).as("the source rendition has all of it").doesNotExist();
            assertThat(stage.told).startsWith("PROCESSING 0").endsWith("READY").contains("PROCESSING 5");
        });
    }

    @Test
    void nothing_is_enlarged() {
        Virtually.run(() -> {
            stage.programs.probe = FakePrograms.h264(426, 240);
            UUID id = stage.uploaded(owner, MP4);
            work();
            assertThat(list(id)).contains("source/").doesNotContain("480p", "240p");
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            another codec       | 'codec_name':'h264'          | 'codec_name':'hevc'
            ten bits            | 'pix_fmt':'yuv420p'          | 'pix_fmt':'yuv420p10le'
            interlaced          | 'field_order':'progressive'  | 'field_order':'tt'
            turned by the phone | 'field_order':'progressive'  | 'side_data_list':[{'rotation':-90}]
            """)
    void pictures_that_not_every_browser_plays_are_coded_anew(String what, String from, String to) {
        Virtually.run(() -> {
            stage.programs.probe = stage.programs.probe.replace(from, to);
            UUID id = stage.uploaded(owner, MP4);
            work();
            assertThat(list(id)).as(what).doesNotContain("source/");
            assertThat(list(id)).contains(what.startsWith("turned") ? "1080p/index.m3u8" : "720p/index.m3u8",
                    "480p/index.m3u8");
            assertThat(stage.files.original(id)).as("what came is nowhere else").exists();
        });
    }

    @Test
    void pictures_with_key_frames_far_apart_are_coded_anew() {
        Virtually.run(() -> {
            stage.programs.segmentSeconds = 12.5;
            UUID id = stage.uploaded(owner, MP4);
            work();
            assertThat(list(id)).doesNotContain("source/").contains("720p/index.m3u8");
        });
    }

    @Test
    void programs_read_the_one_file_in_the_one_format_that_its_bytes_are() {
        Virtually.run(() -> {
            stage.uploaded(owner, MP4);
            work();
            assertThat(stage.programs.calls).hasSizeGreaterThan(2)
                    .allSatisfy(it -> assertThat(String.join(" ", it))
                            .contains("-protocol_whitelist file -f mov -i file:original"));
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            LIST                              | NONE        | The file is no video and no sound in a format that is known here.
            MP4                               | UNREADABLE  | The file is damaged: nothing could be read of it.
            HEVC                              | UNDECODABLE | The file is damaged, or coded in a way that is not known here.
            HEVC                              | TOO_SLOW    | Processing the file took too long.
            EMPTY                             | NONE        | The file has neither a picture nor sound.
            LONG                              | NONE        | The video is longer than 12 hours.
            HUGE                              | NONE        | The picture is larger than 8192 pixels on a side.
            """)
    void a_bad_file_ends_with_a_reason(String file, Fault fault, String reason) {
        Virtually.run(() -> {
            stage.programs.fault = fault;
            switch (file) {
                case "HEVC" -> stage.programs.probe = stage.programs.probe.replace("h264", "hevc");
                case "EMPTY" -> stage.programs.probe = "{'streams':[],'format':{}}";
                case "LONG" -> stage.programs.probe = stage.programs.probe.replace("2.0", "43201");
                case "HUGE" -> stage.programs.probe = FakePrograms.h264(8_194, 100);
                default -> {
                }
            }
            UUID id = stage.uploaded(owner, file.equals("LIST")
                    ? "#EXTM3U and a list of other files".getBytes(StandardCharsets.US_ASCII)
                    : MP4);
            work();
            assertThat(video(id).path("status").asText()).isEqualTo("failed");
            assertThat(video(id).path("failureReason").asText()).isEqualTo(reason);
            assertThat(video(id).has("playback")).isFalse();
            assertThat(stage.files.folder(id)).doesNotExist();
            assertThat(stage.told).endsWith("FAILED");
        });
    }

    @Test
    void equal_uploads_share_their_files() {
        Virtually.run(() -> {
            UUID first = stage.uploaded(owner, MP4);
            work();
            int calls = stage.programs.calls.size();
            Caller other = someone();
            UUID second = stage.uploaded(other, MP4);
            work();
            assertThat(stage.programs.calls).hasSize(calls);
            assertThat(stage.status(other, second)).isEqualTo("ready");
            assertThat(stage.files.folder(second)).doesNotExist();

            stage.call(owner, "deleteVideo", "{'videoId':'" + first + "'}");
            stage.videos().tidy();
            assertThat(stage.files.folder(first)).as("the other is played from it").exists();
            stage.call(other, "deleteVideo", "{'videoId':'" + second + "'}");
            stage.videos().tidy();
            assertThat(stage.files.folder(first)).doesNotExist();
        });
    }

    @Test
    void what_a_kill_has_interrupted_begins_anew_but_not_for_ever() {
        Virtually.run(() -> {
            UUID id = stage.uploaded(owner, MP4);
            for (int attempt = 1; attempt <= Processor.ATTEMPTS_MAX; attempt++) {
                stage.database.transact(tx -> tx.execute(
                        "update videos.media set state = 'processing', attempts = attempts + 1"));
                assertThat(stage.status(owner, id)).isEqualTo("processing");
                if (attempt == 2) {
                    stage.restart();
                    String state = stage.database.read(
                            db -> String.valueOf(db.fetchValue("select state from videos.media")));
                    assertThat(state).isEqualTo("waiting");
                }
            }
            stage.restart();
            assertThat(work()).isZero();
            assertThat(video(id).path("failureReason").asText())
                    .isEqualTo("The server failed three times while it was processing the file.");
        });
    }

    @Test
    void what_fails_through_no_fault_of_the_file_is_tried_again() {
        Virtually.run(() -> {
            UUID id = stage.uploaded(owner, MP4);
            stage.programs.fault = Fault.BROKEN;
            for (int attempt = 1; attempt <= Processor.ATTEMPTS_MAX; attempt++) {
                assertThat(stage.status(owner, id)).isEqualTo("processing");
                assertThat(work()).isEqualTo(1);
                assertThat(work()).as("it is not due yet").isZero();
                stage.clock.pass(Processor.AGAIN_AFTER);
            }
            assertThat(stage.status(owner, id)).isEqualTo("failed");
            assertThat(stage.told).filteredOn("PROCESSING 0"::equals).hasSizeGreaterThan(Processor.ATTEMPTS_MAX);
        });
    }

    @Test
    void folders_that_no_row_tells_of_are_removed_at_the_start() {
        Virtually.run(() -> {
            UUID id = stage.uploaded(owner, MP4);
            Path stray = Files.createDirectories(stage.files.root().resolve("media").resolve("notes"));
            Path lost = Files.createDirectories(stage.files.folder(live.chobi.kernel.Uuid7.next()));
            stage.restart();
            assertThat(lost).doesNotExist();
            assertThat(stray).as("not one of ours").exists();
            assertThat(stage.files.original(id)).exists();
        });
    }

    @Test
    void a_recording_is_played_from_where_it_lies_and_goes_with_its_video() {
        Virtually.run(() -> {
            SessionId session = SessionId.next();
            Path file = Files.createDirectories(stage.files.recordings().resolve(session.toString()))
                    .resolve("0001.mp4");
            Files.write(file, Movies.indexed());
            var recorded = new RecordedFile(session + "/0001.mp4", VideosStage.LIVE, 6_000, Files.size(file),
                    "avc1.64001f,mp4a.40.2", 1280, 720);
            for (int i = 0; i < 2; i++) {
                stage.database.transact(tx -> Recorded.add(tx, "node-1", session, owner.user(), List.of(recorded),
                        new live.chobi.videos.catalogue.Catalogue.Details("Evening", "", null, List.of(),
                                live.chobi.videos.catalogue.Visibility.PRIVATE)));
            }
            assertThat(stage.videos().processor().runAll(Origin.RECORDING)).as("told twice, stored once").isEqualTo(1);
            JsonNode mine = stage.call(owner, "getVideos", "{'userId':'" + owner.user() + "'}").path("items");
            assertThat(mine).hasSize(1);
            assertThat(mine.at("/0/status").asText()).isEqualTo("ready");
            assertThat(mine.at("/0/sessionId").asText()).isEqualTo(session.toString());
            UUID id = UUID.fromString(mine.at("/0/id").asText());

            Caller stranger = someone();
            refuses("private_video", () -> stage.call(stranger, "getVideo", "{'videoId':'" + id + "'}"));
            stage.visibleSessions.add(session);
            assertThat(stage.status(stranger, id)).as("who may see the session").isEqualTo("ready");
            assertThat(stage.call(stranger, "getEvents", "{'videoId':'" + id + "'}").path("items")).isEmpty();

            stage.call(owner, "deleteVideo", "{'videoId':'" + id + "'}");
            stage.videos().tidy();
            assertThat(stage.unused).containsExactly(session);
        });
    }
}
