package live.chobi.media.rtmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.LongUnaryOperator;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import live.chobi.media.Ffmpeg;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Recordings, and what encoders do to them, sent through ingest and packaging: what is listed, and what was mended.
///
/// A listing is read as in its playlist: `map`, durations in milliseconds, `gap` for a discontinuity, `end`.
class CorpusTest {
    private static final Flv REORDERED = Flv.read("01_high_bframes");
    private static final Flv PLAIN = Flv.read("02_baseline_nob");
    private static final Flv SOUND = Flv.read("03_audio_only_44k_stereo");
    private static final String WHOLE = "map 2000 2000 2000 2000 2005 end";
    private static final String NOTHING = "clamped=0 reanchored=0 dropped=0 {}";

    private static final int ROUNDING_MS = 30;

    @TempDir
    Path directory;

    /// @param listed the listing
    /// @param mended what was counted
    record Case(String name, Flv recording, String listed, String mended) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Case> times() {
        return List.of(same("from zero", PLAIN), same("from an hour", PLAIN.times(t -> t + 3_600_000)),
                same("over 24 bits", PLAIN.times(t -> t + 0xFFFFFF - 4_000)),
                same("wrapped at 24 bits", PLAIN.times(t -> (t + 0xFFFFFF - 4_000) & 0xFFFFFF)),
                same("over 31 bits", PLAIN.times(t -> t + 0x7FFFFFFFL - 4_000)),
                same("wrapped at 31 bits", PLAIN.times(t -> (t + 0x7FFFFFFFL - 4_000) & 0x7FFFFFFF)),
                same("over 32 bits", PLAIN.times(t -> t + 0xFFFFFFFFL - 4_000)),
                jump("an hour forward", t -> t < 4_000 ? t : t + 3_600_000),
                jump("an hour back", t -> t < 4_000 ? t + 3_600_000 : t),
                jump("forward by as much as 24 bits", t -> t < 4_000 ? t + 20_000 : t + 20_000 + (1 << 24)),
                jump("back by as much as 24 bits", t -> t < 4_000 ? t + 20_000 + (1 << 24) : t + 20_000),
                new Case("every tenth frame 80 ms back",
                        PLAIN.every(10, tag -> tag.at(Math.max(0, tag.timestampMs() - 80))),
                        "map 2000 1968 2032 2000 2001 end", "clamped=77 reanchored=0 dropped=0 {}"),
                new Case("every seventh frame at the time of the one before",
                        PLAIN.every(7, tag -> tag.at(Math.max(0, tag.timestampMs() - 33))),
                        "map 2000 2000 2000 2000 2001 end", "clamped=96 reanchored=0 dropped=0 {}"),
                new Case("begun anew", PLAIN.then(PLAIN, 0),
                        "map 2000 2000 2000 2000 2005 gap 2000 2000 2000 2000 2005 end",
                        "clamped=0 reanchored=1 dropped=0 {}"),
                new Case("begun anew after two seconds", PLAIN.without(tag -> tag.timestampMs() > 1_999).then(PLAIN, 0),
                        "map 2001 gap 2000 2000 2000 2000 2005 end", "clamped=1 reanchored=1 dropped=0 {}"),
                new Case("sound half a second later", PLAIN.map(sound(500)), "map 2000 2000 2000 2000 2400 end",
                        NOTHING),
                new Case("sound five seconds later", PLAIN.map(sound(5_000)), "map 2000 2000 2000 2000 2026 end",
                        "clamped=0 reanchored=0 dropped=0 {SKEW=1}"),
                new Case("a hole of two seconds", PLAIN.without(hole(3_000, 5_000)), "map 2000 4000 2000 2005 end",
                        NOTHING),
                new Case("a hole of five seconds", PLAIN.without(hole(3_000, 8_000)), "map 2000 1001 gap 2005 end",
                        "clamped=0 reanchored=1 dropped=0 {}"),
                same("sound that pauses", PLAIN.without(tag -> !tag.isVideo() && hole(3_000, 6_000).test(tag))),
                same("sound that begins late",
                        PLAIN.without(tag -> !tag.isVideo() && tag.isFrame() && tag.timestampMs() < 4_000)));
    }

    static List<Case> configurations() {
        return List.of(same("headers before every key frame", PLAIN.headersRepeated()),
                new Case("no headers at all", PLAIN.without(Flv.Tag::isHeader), "",
                        "clamped=0 reanchored=0 dropped=770 {}"),
                new Case("parameter sets in the first key frame alone", PLAIN.headersInBand(), WHOLE,
                        "clamped=0 reanchored=0 dropped=0 {IN_BAND=1}"),
                new Case("parameter sets in a message of their own", Faults.setsAlone(PLAIN), WHOLE,
                        "clamped=0 reanchored=0 dropped=1 {NO_PICTURE=1, IN_BAND=1}"),
                new Case("headers that come late", PLAIN.headersLater(40), "map 2000 2000 2000 2005 end",
                        "clamped=0 reanchored=0 dropped=40 {}"),
                new Case("no key frame at first",
                        PLAIN.without(tag -> tag.isFrame() && tag.timestampMs() < 100),
                        "map 2000 2000 2000 2005 end", NOTHING),
                new Case("a new header", PLAIN.followedBy(REORDERED),
                        "map 2000 2000 2000 2000 2000 gap map 2000 2000 2000 2000 2072 end", NOTHING),
                new Case("a change inside a key frame, the header of old repeated",
                        PLAIN.followedBy(Faults.withHeadersOf(PLAIN, REORDERED.headersInBand())),
                        "map 2000 2000 2000 2000 2000 gap map 2000 2000 2000 2000 2072 end",
                        "clamped=0 reanchored=0 dropped=0 {IN_BAND=1}"),
                new Case("sound changes its rate", PLAIN.followedBy(Faults.soundHeader(PLAIN, 0x1210)),
                        "map 2000 2000 2000 2000 2021 gap map 2000 2000 2000 2000 2007 end", NOTHING),
                new Case("sound first, pictures later", SOUND.followedBy(PLAIN),
                        "map 952 1904 1904 1904 1904 1904 1904 1904 743 gap " + WHOLE, NOTHING),
                new Case("refreshed bit by bit", Faults.intraRefresh(PLAIN), "map 1967 2066 2034 2033 1905 end",
                        "clamped=0 reanchored=0 dropped=0 {RECOVERY_ENTRY=4}"));
    }

    static List<Case> bodies() {
        return List.of(
                new Case("cut off in the middle", PLAIN.every(50, tag -> tag.isVideo()
                        ? tag.with(Arrays.copyOf(tag.body(), tag.body().length / 2))
                        : tag), WHOLE, "clamped=0 reanchored=0 dropped=6 {TRUNCATED=6}"),
                new Case("start codes", pictures(Faults::startCodes), WHOLE,
                        "clamped=0 reanchored=0 dropped=0 {START_CODES=300}"),
                same("lengths of two bytes",
                        PLAIN.map(tag -> tag.isVideo() ? tag.with(Faults.lengths(tag.body(), 2)) : tag)),
                same("lengths of three bytes",
                        PLAIN.map(tag -> tag.isVideo() ? tag.with(Faults.lengths(tag.body(), 3)) : tag)),
                new Case("units without a byte",
                        PLAIN.map(tag -> tag.isKey() ? tag.with(Flv.inserted(tag.body(), new byte[8])) : tag), WHOLE,
                        "clamped=0 reanchored=0 dropped=0 {EMPTY_UNITS=5}"),
                same("key frames of 1.2 MB",
                        PLAIN.map(tag -> tag.isKey() ? tag.with(Faults.padded(tag.body(), 1_200_000)) : tag)),
                new Case("everything called a key frame", pictures(body -> Faults.first(body, 0x17)), WHOLE,
                        "clamped=0 reanchored=0 dropped=0 {KEY_FLAG=295}"),
                new Case("nothing called a key frame", pictures(body -> Faults.first(body, 0x27)), WHOLE,
                        "clamped=0 reanchored=0 dropped=0 {KEY_FLAG=5}"),
                same("shown before they are decoded", pictures(body -> Faults.composition(body, -66))),
                new Case("shown in two hours", pictures(body -> Faults.composition(body, 8_000_000)), WHOLE,
                        "clamped=0 reanchored=0 dropped=0 {COMPOSITION=300}"),
                new Case("sound with ADTS headers", sounds(Faults::adts), WHOLE,
                        "clamped=0 reanchored=0 dropped=0 {ADTS=470}"),
                new Case("sound with ADTS headers alone",
                        sounds(Faults::adts).without(tag -> !tag.isVideo() && tag.isHeader()), WHOLE,
                        "clamped=0 reanchored=0 dropped=0 {IN_BAND=1, ADTS=470}"));
    }

    @ParameterizedTest
    @MethodSource({"times", "configurations", "bodies"})
    void nothing_is_lost_that_could_be_kept(Case it) {
        Replay replay = Replay.of(it.recording);

        assertThat(listing(replay.listed(), it.listed)).isEqualTo(it.listed);
        assertThat(replay.events.counts() + " " + replay.events.mended()).isEqualTo(it.mended);
        assertThat(replay.videoMs).isSorted().doesNotHaveDuplicates();
        assertThat(replay.audioMs).isSorted().doesNotHaveDuplicates();
        assertThat(replay.leaked()).isZero();
    }

    @ParameterizedTest
    @MethodSource({"times", "configurations", "bodies"})
    void a_decoder_finds_nothing_to_complain_of(Case it) throws Exception {
        if (it.listed.isEmpty() || !DECODED.contains(it.name)) {
            return;
        }
        Path playlist = Replay.of(it.recording).save(directory);

        assertThat(Ffmpeg.decode(playlist.toString()).await()).isEqualTo(new Ffmpeg.Finished(0, ""));
    }

    /// Those in which bytes are moved or written anew; 24 seconds of decoding are enough.
    private static final List<String> DECODED = List.of("wrapped at 24 bits", "an hour back", "start codes",
            "lengths of two bytes", "units without a byte", "sound with ADTS headers alone",
            "a change inside a key frame, the header of old repeated", "shown before they are decoded");

    @Test
    void the_distance_of_sound_and_pictures_stays_over_a_jump() {
        Replay replay = Replay.of(PLAIN.map(sound(1_500)).times(t -> t < 4_000 ? t : t + 3_600_000));

        assertThat(replay.events.counts()).contains("reanchored=1");
        assertThat(replay.audioMs.getFirst() - replay.videoMs.getFirst()).isBetween(1_475L, 1_500L);
        assertThat(replay.audioMs.getLast() - replay.videoMs.getLast()).isBetween(1_475L, 1_540L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"02_baseline_nob", "16_ertmp_hevc_hvc1", "17_ertmp_av1", "18_ertmp_vp9"})
    void damage_is_survived_and_leaves_nothing_behind(String name) {
        long seed = 20_261_121;
        var random = new Random(seed);
        Flv damaged = Flv.read(name).map(tag -> {
            byte[] body = tag.body();
            for (int i = random.nextInt(4); i > 0; i--) {
                body[random
                        .nextInt(Math.min(body.length, random.nextBoolean() ? 40 : body.length))] ^= (byte) (1 << random
                                .nextInt(8));
            }
            return tag.with(random.nextInt(8) == 0 ? Arrays.copyOf(body, 1 + random.nextInt(body.length)) : body);
        });

        Replay replay = Replay.of(damaged);

        assertThat(replay.leaked()).as("seed %s", seed).isZero();
        assertThat(replay.videoMs).as("seed %s", seed).isSorted();
        assertThat(replay.listedMs()).as("seed %s", seed).isPositive();
    }

    @Test
    void each_codec_is_listed_by_its_true_name() {
        assertThat(described("16_ertmp_hevc_hvc1")).isEqualTo("hvc1.1.6.L63.90 640x360");
        assertThat(described("17_ertmp_av1")).isEqualTo("av01.0.01M.08 640x360");
        assertThat(described("18_ertmp_vp9")).isEqualTo("vp09.00.11.08 320x180");
        assertThat(described("03_audio_only_44k_stereo")).isEqualTo("mp4a.40.2 ");
    }

    private static String described(String name) {
        Replay replay = Replay.of(Flv.read(name));
        assertThat(replay.events.counts()).isEqualTo("clamped=0 reanchored=0 dropped=0");
        return replay.codecs() + " " + replay.resolution();
    }

    /// Where a frame's end was foretold instead of awaited a duration differs by a frame's rounding: such a one is read
    /// as the one expected.
    private static String listing(String listed, String expected) {
        String[] words = listed.split(" ", -1);
        String[] wanted = expected.split(" ", -1);
        for (int i = 0; i < Math.min(words.length, wanted.length); i++) {
            boolean durations = words[i].matches("\\d+") && wanted[i].matches("\\d+");
            if (durations && Math.abs(Integer.parseInt(words[i]) - Integer.parseInt(wanted[i])) <= ROUNDING_MS) {
                words[i] = wanted[i];
            }
        }
        return String.join(" ", words);
    }

    private static Case same(String name, Flv recording) {
        return new Case(name, recording, WHOLE, NOTHING);
    }

    private static Case jump(String name, LongUnaryOperator edit) {
        return new Case(name, PLAIN.times(edit), "map 2000 2001 gap 2000 2000 2005 end",
                "clamped=0 reanchored=1 dropped=0 {}");
    }

    private static Predicate<Flv.Tag> hole(long fromMs, long toMs) {
        return tag -> tag.isFrame() && tag.timestampMs() >= fromMs && tag.timestampMs() < toMs;
    }

    private static Function<Flv.Tag, Flv.Tag> sound(long laterMs) {
        return tag -> tag.isVideo() || tag.isHeader() ? tag : tag.at(tag.timestampMs() + laterMs);
    }

    private static Flv pictures(UnaryOperator<byte[]> fault) {
        return PLAIN.map(tag -> tag.isVideo() && tag.isFrame() ? tag.with(fault.apply(tag.body())) : tag);
    }

    private static Flv sounds(UnaryOperator<byte[]> fault) {
        return PLAIN.map(tag -> !tag.isVideo() && tag.isFrame() ? tag.with(fault.apply(tag.body())) : tag);
    }
}
