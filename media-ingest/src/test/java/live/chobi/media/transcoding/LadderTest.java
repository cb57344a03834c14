package live.chobi.media.transcoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import live.chobi.media.codec.PictureFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What an operator may wish for, and which of it a source gets.
class LadderTest {
    private static final Ladder LADDER = Ladder.parse("480p:1200k, 720p:2500k,240p:400k");

    @Test
    void rungs_are_the_largest_first_however_they_are_written() {
        assertThat(LADDER).hasToString("720p:2500k,480p:1200k,240p:400k");
    }

    @ParameterizedTest
    @CsvSource({
        // Rungs are smaller than the source, and save bits.
        "1920, 1080, 6000000, 720p 480p 240p", "1280, 720, 3000000, 480p 240p", "1920, 1080, 2500000, 480p 240p",
        "640, 360, 800000, 240p", "640, 360, 400000, ''", "320, 240, 900000, ''",
        // A picture that stands is as large as its shorter side.
        "720, 1280, 3000000, 480p 240p"})
    void a_source_gets_the_rungs_that_are_below_it(int width, int height, int bitsPerSecond, String names) {
        assertThat(LADDER.below(new PictureFormat(width, height, 30), bitsPerSecond)).extracting(Rung::name)
                .isEqualTo(names.isEmpty() ? List.of() : List.of(names.split(" ")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"''|rungs look like 720p:2500k", "720p|rungs look like",
        "720p:2500|rungs look like",
        "720p:2500k,|rungs look like", "719p:2500k|even", "60p:100k|from 90p", "720p:10k|bit rate",
        "720p:200000k|bit rate",
        "720p:2500k,720p:1200k|once", "90p:50k,92p:50k,94p:50k,96p:50k,98p:50k,100p:50k,102p:50k|one to 6"})
    void a_ladder_that_makes_no_sense_is_refused_in_words(String text, String says) {
        assertThatThrownBy(() -> Ladder.parse(text)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(says);
    }

    @Test
    void small_rungs_of_a_fast_source_have_every_second_picture() {
        List<String> arguments = CoderArguments.of(LADDER.rungs(), new PictureFormat(1920, 1080, 60), 60, 2, "unix:in",
                List.of("unix:a", "unix:b", "unix:c"));

        assertThat(arguments.get(arguments.indexOf("-filter_complex") + 1)).isEqualTo("""
                [0:v]split=3[s0][s1][s2];[s0]scale=-2:720[v0];\
                [s1]select='if(key,1+0*st(0,n),1-mod(n-ld(0),2))',scale=-2:480[v1];\
                [s2]select='if(key,1+0*st(0,n),1-mod(n-ld(0),2))',scale=-2:240[v2]""");
    }

    @Test
    void a_picture_that_stands_is_scaled_by_its_width() {
        List<String> arguments = CoderArguments.of(List.of(new Rung(480, 1_200_000)), new PictureFormat(1080, 1920, 30),
                30,
                1, "unix:in", List.of("unix:a"));

        assertThat(arguments).contains("[0:v]split=1[s0];[s0]scale=480:-2[v0]").endsWith("unix:a");
    }
}
