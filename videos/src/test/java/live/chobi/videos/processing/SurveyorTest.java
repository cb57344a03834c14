package live.chobi.videos.processing;

import static live.chobi.videos.VideosStage.someone;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.UUID;
import live.chobi.kernel.Caller;
import live.chobi.testkit.Virtually;
import live.chobi.videos.FakePrograms;
import live.chobi.videos.FakePrograms.Fault;
import live.chobi.videos.VideosStage;
import live.chobi.videos.processing.Media.Origin;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is found out about a video once it can be played.
class SurveyorTest {
    private static final byte[] MP4 = "\0\0\0\u0018ftypisom and more".getBytes(StandardCharsets.ISO_8859_1);

    @AutoClose
    private final VideosStage stage = new VideosStage();
    private final Caller owner = someone();

    private UUID ready() throws InterruptedException {
        UUID id = stage.uploaded(owner, MP4);
        stage.videos().processor().runAll(Origin.UPLOAD);
        return id;
    }

    private int survey() throws InterruptedException {
        return stage.videos().surveyor().runAll();
    }

    private JsonNode video(UUID id) {
        return stage.call(owner, "getVideo", "{'videoId':'" + id + "'}").path("video");
    }

    @Test
    void a_video_that_can_be_played_gets_its_pictures_and_its_loudness_once() {
        Virtually.run(() -> {
            UUID id = ready();
            assertThat(video(id).path("status").asText()).isEqualTo("ready");
            assertThat(video(id).has("previewUrl")).isFalse();
            assertThat(video(id).has("loudness")).isFalse();
            assertThat(survey()).isEqualTo(1);
            assertThat(survey()).isZero();
            assertThat(video(id).path("previewUrl").asText()).endsWith("/strip.vtt");
            assertThat(video(id).path("loudness").toString())
                    .isEqualTo("{\"integratedLufs\":-21.8,\"truePeakDbtp\":-12.0,\"gainDb\":5.8}");
            assertThat(stage.files.folder(id).resolve("strip.vtt")).content().isEqualTo("""
                    WEBVTT

                    00:00:00.000 --> 00:00:02.000
                    strip.jpg#xywh=0,0,160,90

                    00:00:02.000 --> 00:00:04.000
                    strip.jpg#xywh=160,0,160,90
                    """);
        });
    }

    @Test
    void only_the_smallest_rendition_is_looked_through_and_nothing_is_left_behind() {
        Virtually.run(() -> {
            UUID id = ready();
            int before = stage.programs.calls.size();
            survey();
            List<List<String>> calls = stage.programs.calls.subList(before, stage.programs.calls.size());
            assertThat(calls).hasSize(2).allSatisfy(it -> assertThat(String.join(" ", it))
                    .contains("-protocol_whitelist file -f concat -safe 0 -i file:survey.ffconcat"));
            assertThat(stage.programs.listed).containsExactly("ffconcat version 1.0", "file 'file:"
                    + stage.files.folder(id).resolve("240p/media.mp4").toAbsolutePath() + "'");
            try (var left = Files.list(stage.files.folder(id))) {
                assertThat(left.map(it -> it.getFileName().toString())).containsExactlyInAnyOrder("index.m3u8",
                        "poster.jpg", "source", "480p", "240p", "strip.jpg", "strip.vtt");
            }
        });
    }

    @Test
    void what_is_silent_has_no_loudness() {
        Virtually.run(() -> {
            stage.programs.loudness = FakePrograms.summary("-70.0", "-inf");
            UUID id = ready();
            survey();
            assertThat(video(id).has("loudness")).isFalse();
            assertThat(video(id).has("previewUrl")).isTrue();
        });
    }

    @Test
    void a_survey_that_fails_is_tried_again_a_few_times_and_the_video_is_played_meanwhile() {
        Virtually.run(() -> {
            UUID id = ready();
            stage.programs.fault = Fault.BROKEN;
            for (int attempt = 1; attempt <= Surveyor.ATTEMPTS_MAX; attempt++) {
                assertThat(survey()).isEqualTo(1);
                assertThat(survey()).as("it is not due yet").isZero();
                stage.clock.pass(Surveyor.AGAIN_AFTER);
            }
            stage.programs.fault = Fault.NONE;
            assertThat(survey()).isZero();
            assertThat(video(id).path("status").asText()).isEqualTo("ready");
            assertThat(video(id).has("previewUrl")).isFalse();
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            -23.0 | -10.0 |   7.0
            -16.0 |  -1.0 |   0.0
            -9.5  |   0.3 |  -6.5
            -23.0 |  -3.0 |   2.0
            -23.0 |   0.5 |   0.0
            -60.0 | -50.0 |  12.0
            """)
    void a_quiet_video_is_made_louder_as_far_as_its_peaks_allow(double integrated, double peak, double gain) {
        assertThat(new Loudness(integrated, peak).gainDb()).isEqualTo(gain);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1_000      | 1920 | 1080 | 2_000   |   1 | 160x90  | 1
            60_000     |  720 | 1280 | 2_000   |  30 | 90x160  | 3
            600_000    | 1280 |  720 | 6_000   | 100 | 160x90  | 10
            43_200_000 | 1280 |  720 | 432_000 | 100 | 160x90  | 10
            60_000     | 8192 |   16 | 2_000   |  30 | 160x16  | 3
            """)
    void one_sheet_has_pictures_of_all_of_a_video(String duration, int width, int height, String step, int count,
            String size, int rows) {
        long durationMs = Long.parseLong(duration.replace("_", ""));
        PreviewStrip strip = PreviewStrip.of(durationMs, width, height);
        assertThat(strip.stepMs()).isEqualTo(Long.parseLong(step.replace("_", "")));
        assertThat(strip.count()).isEqualTo(count);
        assertThat(strip.width() + "x" + strip.height()).isEqualTo(size);
        assertThat(strip.rows()).isEqualTo(rows);
        assertThat(strip.cues("s.jpg").lines().filter(it -> it.startsWith("s.jpg#xywh="))).hasSize(count);
        assertThat(strip.filter()).contains("tile=10x" + rows);
    }
}
