package live.chobi.media.rtmp;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What is held of a backup encoder, read as the bytes that would be replayed.
class HeldMediaTest {
    private static final String VIDEO_HEADER = "1700000000aa";
    private static final String AUDIO_HEADER = "af001190";
    private static final String KEY = "170100000065";
    private static final String DELTA = "270100000041";
    private static final String SOUND = "af0121";

    private final HeldMedia held = new HeldMedia();
    private final List<ByteBuf> sent = new ArrayList<>();

    @Test
    void headers_and_the_newest_gop_are_held_and_what_was_before_is_not() {
        video(0, VIDEO_HEADER);
        audio(0, AUDIO_HEADER);
        video(0, KEY);
        video(40, DELTA);
        assertThat(held.beganNanos()).hasValue(0);
        video(80, KEY);
        audio(90, SOUND);
        video(120, DELTA);

        assertThat(held.beganNanos()).hasValue(80);
        assertThat(held.beganMs()).isEqualTo(80);
        assertThat(replayed()).containsExactly("0 " + VIDEO_HEADER, "0 " + AUDIO_HEADER, "80 " + KEY, "90 " + SOUND,
                "120 " + DELTA);
        assertNothingStaysHeld();
    }

    @Test
    void a_header_that_changes_stands_where_it_came() {
        video(0, VIDEO_HEADER);
        video(0, KEY);
        video(40, "1700000000bb");
        video(40, DELTA);
        assertThat(replayed()).containsExactly("0 " + VIDEO_HEADER, "0 " + KEY, "40 1700000000bb", "40 " + DELTA);
        assertNothingStaysHeld();
    }

    @Test
    void before_the_first_key_frame_only_headers_are_held() {
        video(0, VIDEO_HEADER);
        video(40, DELTA);
        audio(40, SOUND);
        assertThat(held.beganNanos()).isEmpty();
        assertThat(held.hasPictures()).isTrue();
        assertThat(replayed()).containsExactly("0 " + VIDEO_HEADER);
        assertNothingStaysHeld();
    }

    @Test
    void sound_alone_has_nothing_to_wait_for() {
        audio(0, AUDIO_HEADER);
        audio(0, SOUND);
        assertThat(held.hasPictures()).isFalse();
        assertThat(replayed()).containsExactly("0 " + AUDIO_HEADER);
        assertNothingStaysHeld();
    }

    @Test
    void a_gop_without_end_is_thrown_away_and_the_next_one_is_held() {
        video(0, VIDEO_HEADER);
        video(0, KEY);
        for (int i = 0; i < HeldMedia.MESSAGES_MAX; i++) {
            video(i, DELTA);
        }
        assertThat(held.beganNanos()).isEmpty();
        assertThat(held.overflows()).isEqualTo(1);
        video(90_000, KEY);
        assertThat(replayed()).containsExactly("0 " + VIDEO_HEADER, "90000 " + KEY);

        video(0, KEY);
        for (int i = 0; i < 9; i++) {
            video(i, DELTA + "00".repeat(1_000_000));
        }
        assertThat(held.beganNanos()).isEmpty();
        assertNothingStaysHeld();
    }

    @Test
    void what_begins_is_known_by_its_key_flag() {
        assertThat(HeldMedia.isEntry(new RtmpMessage.Video(1, 0, RtmpVector.bytes(KEY)))).isTrue();
        assertThat(HeldMedia.isEntry(new RtmpMessage.Video(1, 0, RtmpVector.bytes(DELTA)))).isFalse();
        assertThat(HeldMedia.isEntry(new RtmpMessage.Video(1, 0, RtmpVector.bytes(VIDEO_HEADER)))).isFalse();
        assertThat(HeldMedia.isEntry(new RtmpMessage.Audio(1, 0, RtmpVector.bytes(SOUND)))).isFalse();
    }

    private void video(long ms, String hex) {
        ByteBuf payload = RtmpVector.bytes(hex);
        sent.add(payload);
        held.keep(new RtmpMessage.Video(1, ms, payload), ms);
    }

    private void audio(long ms, String hex) {
        ByteBuf payload = RtmpVector.bytes(hex);
        sent.add(payload);
        held.keep(new RtmpMessage.Audio(1, ms, payload), ms);
    }

    private List<String> replayed() {
        List<String> lines = new ArrayList<>();
        held.replay(message -> lines.add(switch (message) {
            case RtmpMessage.Video(_, long ms, ByteBuf payload) -> ms + " " + ByteBufUtil.hexDump(payload);
            case RtmpMessage.Audio(_, long ms, ByteBuf payload) -> ms + " " + ByteBufUtil.hexDump(payload);
            default -> "?";
        }));
        return lines;
    }

    /// After a clear only the test's own reference is left.
    private void assertNothingStaysHeld() {
        held.clear();
        assertThat(sent).allSatisfy(payload -> assertThat(payload.refCnt()).isEqualTo(1));
        sent.forEach(ByteBuf::release);
        sent.clear();
    }
}
