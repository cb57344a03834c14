package live.chobi.media.packaging;

import static live.chobi.media.packaging.Frames.OTHER_PICTURE;
import static live.chobi.media.packaging.Frames.OTHER_SOUND;
import static live.chobi.media.packaging.Frames.PICTURE;
import static live.chobi.media.packaging.Frames.SOUND;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import live.chobi.media.codec.AacConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Streams of every cadence, with every playlist that a viewer could have loaded judged by the rules, and every
/// fragment by its decoding times.
class PlaylistRulesTest {
    private final Frames frames = new Frames();
    private final DecodingTimes times = new DecodingTimes();
    private Optional<ListedPlaylist> last = Optional.empty();
    private String lastText = "";

    @ParameterizedTest
    @CsvSource({"30, 2, 48000", "25, 2, 48000", "24, 2, 44100", "60, 2, 48000", "10, 2, 48000", "5, 2, 44100",
        "29.97, 2, 48000", "23.976, 4, 44100", "59.94, 1, 48000", "30, 0.5, 0", "25, 12, 48000", "3, 2, 0", "7, 3, 0",
        "0, 2, 44100", "0, 2, 48000", "50, 10, 0"})
    void every_cadence_obeys_the_rules(double fps, double gopSeconds, int rate) {
        var rules = new PlaylistRules(true);
        @Nullable
        AacConfiguration sound = rate == 0 ? null : rate == 48_000 ? SOUND : OTHER_SOUND;
        frames.packager.configured(fps == 0 ? null : PICTURE, sound);
        long gop = Math.round(fps * gopSeconds);
        long picture = 0;
        long heard = 0;
        for (long ms = 1_000; ms < 70_000; ms++) {
            for (; fps > 0 && 1_000 + Math.round(picture * 1_000 / fps) <= ms; picture++) {
                frames.picture(ms, picture % gop == 0);
                look(rules);
            }
            for (; rate > 0 && 1_000 + Math.round(heard * 1_024_000.0 / rate) <= ms; heard++) {
                frames.sound(ms);
                look(rules);
            }
        }
        frames.packager.ended();
        look(rules);

        assertThat(rules.broken()).isEmpty();
        assertThat(times.faults()).isEmpty();
        assertThat(times.samples(Tracks.VIDEO_ID)).hasSize((int) picture);
        assertThat(frames.left).isZero();
    }

    /// Uneven pictures, dropped ones, holes, interruptions, changes of everything: lists stay lists.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void whatever_an_encoder_does_obeys_the_rules(long seed) {
        var random = new Random(seed);
        var rules = new PlaylistRules(false);
        boolean withSound = random.nextInt(4) > 0;
        boolean pictured = random.nextInt(6) > 0;
        frames.packager.configured(pictured ? PICTURE : null, withSound || !pictured ? SOUND : null);
        double step = 1_000.0 / List.of(60, 30, 25, 24, 12, 2).get(random.nextInt(6));
        double jitter = List.of(0.0, 0.0, 2.0, 20.0).get(random.nextInt(4));
        long offset = random.nextInt(3) == 0 ? random.nextInt(1_500) : 0;
        double at = 1_000;
        double soundAt = 1_000;
        int count = 0;
        long shown = -1;
        for (int i = 0; i < 3_000 && at < 200_000; i++) {
            at += step;
            int event = random.nextInt(400);
            if (event == 0) {
                at += random.nextInt(2_900);
            } else if (event == 1) {
                frames.packager.interrupted();
                at += 5_000;
                frames.packager.anchored(Frames.ZERO);
                count = 0;
            } else if (event == 2) {
                frames.packager.configured(pictured ? random.nextBoolean() ? PICTURE : OTHER_PICTURE : null,
                        withSound || !pictured ? random.nextBoolean() ? SOUND : OTHER_SOUND : null);
            } else if (event == 3) {
                step = 1_000.0 / (2 + random.nextInt(58));
            }
            long ms = Math.max(shown + 1, Math.round(at + random.nextDouble() * jitter));
            shown = ms;
            if (pictured && event != 4) {
                frames.picture(ms, random.nextInt(3) * 33L, count++ % 50 == 0 || random.nextInt(300) == 0);
                look(rules);
            }
            while ((withSound || !pictured) && soundAt < at + offset) {
                frames.sound(Math.round(soundAt));
                soundAt = Math.max(soundAt + 21.333, at + offset - 3_000);
                look(rules);
            }
        }
        frames.packager.ended();
        look(rules);

        assertThat(rules.broken()).as("seed %d", seed).isEmpty();
        assertThat(times.faults()).as("seed %d", seed).isEmpty();
    }

    /// Loads the playlist, when it has changed, as a viewer of parts does.
    private void look(PlaylistRules rules) {
        String text = frames.playlist(MediaPlaylist.NAME);
        if (text.isEmpty() || text.equals(lastText)) {
            return;
        }
        lastText = text;
        ListedPlaylist now = ListedPlaylist.parse(text);
        ListedPlaylist delta = ListedPlaylist.parse(frames.playlist(MediaPlaylist.NAME, Map.of("_HLS_skip", "YES")));
        rules.load(now);
        rules.load(delta);
        last.ifPresent(before -> {
            rules.reload(before, now);
            rules.delta(before, delta, now);
        });
        long known = last.map(it -> it.finished().getLast().sequence()).orElse(0L);
        now.finished().stream().filter(it -> it.sequence() > known).forEach(this::fetch);
        last = Optional.of(now);
    }

    private void fetch(ListedPlaylist.Segment segment) {
        byte[] whole = frames.object(segment.uri());
        var joined = new ByteArrayOutputStream();
        segment.parts().forEach(part -> joined.writeBytes(frames.object(part.uri())));
        assertThat(segment.parts().isEmpty() || Arrays.equals(joined.toByteArray(), whole))
                .as("the parts of %s make it", segment.uri()).isTrue();
        if (segment.discontinuity()) {
            times.startAnew();
        }
        times.read(whole);
    }
}
