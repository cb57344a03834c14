package live.chobi.media.packaging;

import static live.chobi.media.packaging.Frames.PICTURE;
import static live.chobi.media.packaging.Frames.SOUND;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A part can be fetched when its last frame has come, not when the one after it has.
class PartPromptnessTest {
    private final Frames frames = new Frames();

    /// @param phase of the first picture, in fractions of a millisecond that RTMP rounds away
    @ParameterizedTest
    @CsvSource({"30, 60, 12, 0", "30, 60, 12, 0.4", "30, 300, 12, 0.6", "30, 300, 12, 0.2", "25, 50, 10, 0",
        "60, 120, 24, 0.3", "10, 20, 4, 0", "5, 10, 2, 0", "24, 48, 9, 0.5"})
    void parts_close_with_their_last_picture(double fps, int gop, int perPart, double phase) {
        frames.packager.configured(PICTURE, SOUND);
        List<Integer> closedBy = new ArrayList<>();
        double nextSound = 1_000;
        for (int n = 0; n < 30 * fps; n++) {
            long ms = Math.round(1_000 + phase + n * 1_000 / fps);
            for (; nextSound < ms; nextSound += 1_024 / 48.0) {
                frames.sound(Math.round(nextSound));
            }
            int before = frames.partsCut;
            frames.picture(ms, n % gop == 0);
            if (frames.partsCut > before) {
                closedBy.add(n + 1);
            }
        }

        assertThat(frames.partsCut).isEqualTo(closedBy.size());
        int start = 0;
        int late = 0;
        for (int end : closedBy) {
            late += end - start > perPart ? 1 : 0;
            start = end - start > perPart ? end - 1 : end;
        }
        assertThat(late).as("parts that another picture had to close: %s", closedBy).isLessThan(closedBy.size() / 7);
    }
}
