package live.chobi.media.thumbnail;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import live.chobi.kernel.SessionId;
import live.chobi.media.Admission;
import live.chobi.media.MediaMetrics;
import live.chobi.media.MetricReadings;
import live.chobi.media.codec.AacConfiguration;
import live.chobi.media.codec.AvcConfiguration;
import live.chobi.media.stream.Frame;
import live.chobi.media.stream.SettableTime;
import live.chobi.media.stream.StreamReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Which picture is decoded when. The decoder is the test's: it takes a movie and waits for what the test answers.
@Timeout(60)
class ThumbnailsTest {
    private static final AvcConfiguration PICTURE = AvcConfiguration.parse(bytes(
            "0164001effe1001a6764001eacd940a02ff970110000030001000003003c0f162d9601000468efbcb0"));
    private static final AacConfiguration SOUND = AacConfiguration.parse(bytes("1190"));

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final SettableTime time = new SettableTime();
    private final BlockingQueue<byte[]> asked = new LinkedBlockingQueue<>();
    private final BlockingQueue<Object> answers = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> done = new LinkedBlockingQueue<>();
    private final BlockingQueue<Duration> rests = new LinkedBlockingQueue<>();
    private final Thumbnails thumbnails = new Thumbnails(movie -> {
        asked.add(movie);
        Object answer = answers.take();
        done.add("taken");
        if (answer instanceof IOException failure) {
            throw failure;
        }
        return (byte[]) answer;
    }, new MediaMetrics(registry), time, Executors.newVirtualThreadPerTaskExecutor(), rests::add);
    private final List<ByteBuf> frames = new ArrayList<>();

    @AfterEach
    void nothing_is_kept() {
        thumbnails.close();
        assertThat(frames).allMatch(it -> it.refCnt() == 0);
    }

    private StreamReader reader(SessionId session) {
        StreamReader reader = thumbnails.readerOf(new Admission.Admitted(session, false, Instant.EPOCH));
        reader.anchored(Instant.EPOCH);
        reader.configured(PICTURE, SOUND);
        return reader;
    }

    private void show(StreamReader reader, boolean key, String picture) {
        ByteBuf payload = Unpooled.copiedBuffer(picture, java.nio.charset.StandardCharsets.UTF_8);
        frames.add(payload);
        reader.frame(new Frame.Video(1_000_000, 1_000_000, key, payload));
        payload.release();
    }

    private String asked() throws InterruptedException {
        byte[] movie = asked.poll(10, TimeUnit.SECONDS);
        assertThat(movie).isNotNull();
        String text = new String(movie, java.nio.charset.StandardCharsets.ISO_8859_1);
        return text.substring(text.indexOf("mdat") + 4);
    }

    private void answer(Object answer) throws InterruptedException {
        answers.add(answer);
        assertThat(done.poll(10, TimeUnit.SECONDS)).isNotNull();
    }

    private double counted(String result) {
        return MetricReadings.of(registry, "chobi_media_thumbnails", "result", result);
    }

    /// The decoder's thread goes on by itself; the next question is the sign that it has.
    private void until(String result, double count) {
        while (counted(result) < count) {
            Thread.onSpinWait();
        }
    }

    @Test
    void the_first_key_frame_and_then_one_every_twelve_seconds_is_shown() throws Exception {
        SessionId session = SessionId.next();
        StreamReader reader = reader(session);
        show(reader, false, "between");
        assertThat(thumbnails.newest(session)).isEmpty();
        show(reader, true, "first");
        assertThat(asked()).isEqualTo("first");
        answer(new byte[]{1});
        until("made", 1);
        assertThat(thumbnails.newest(session).orElseThrow().content().readByte()).isEqualTo((byte) 1);

        time.advanceMs(11_999);
        show(reader, true, "too soon");
        time.advanceMs(1);
        show(reader, false, "no key frame");
        show(reader, true, "second");
        assertThat(asked()).isEqualTo("second");
        answer(new byte[]{2});
        until("made", 2);
        Thumbnail second = thumbnails.newest(session).orElseThrow();
        assertThat(second.content().readByte()).isEqualTo((byte) 2);
        assertThat(second.madeAt()).isEqualTo(SettableTime.START.plusMillis(12_000));
        assertThat(asked).isEmpty();
    }

    @Test
    void one_is_decoded_at_a_time_and_a_newer_picture_takes_the_place_of_the_older() throws Exception {
        StreamReader one = reader(SessionId.next());
        StreamReader two = reader(SessionId.next());
        StreamReader three = reader(SessionId.next());
        show(one, true, "one");
        assertThat(asked()).isEqualTo("one");
        show(two, true, "two");
        show(three, true, "three");
        time.advanceMs(12_000);
        show(two, true, "two, newer");
        assertThat(asked).isEmpty();
        assertThat(counted("replaced")).isOne();

        answer(new byte[]{1});
        assertThat(asked()).isEqualTo("two, newer");
        answer(new byte[]{1});
        assertThat(asked()).isEqualTo("three");
        answer(new byte[]{1});
        until("made", 3);
    }

    @Test
    void a_decoder_that_fails_or_hangs_is_counted_and_the_last_picture_stays() throws Exception {
        SessionId session = SessionId.next();
        StreamReader reader = reader(session);
        show(reader, true, "good");
        answer(new byte[]{1});
        until("made", 1);
        time.advanceMs(12_000);
        show(reader, true, "bad");
        answer(new IOException("it crashed"));
        until("failed", 1);
        time.advanceMs(12_000);
        show(reader, true, "slow");
        answer(new PictureDecoder.TooSlow("it hangs"));
        until("timed_out", 1);

        assertThat(thumbnails.newest(session)).isPresent();
        time.advanceMs(12_000);
        show(reader, true, "good again");
        answer(new byte[]{2});
        until("made", 2);
        assertThat(thumbnails.newest(session).orElseThrow().content().readByte()).isEqualTo((byte) 2);
    }

    @Test
    void an_interruption_keeps_the_picture_and_the_end_takes_it_away() throws Exception {
        SessionId session = SessionId.next();
        StreamReader reader = reader(session);
        show(reader, true, "picture");
        answer(new byte[]{1});
        until("made", 1);
        reader.interrupted();
        assertThat(thumbnails.newest(session)).isPresent();

        time.advanceMs(12_000);
        show(reader, true, "the last");
        assertThat(asked()).isNotNull();
        assertThat(asked()).isEqualTo("the last");
        reader.ended();
        answer(new byte[]{2});
        until("made", 2);
        assertThat(thumbnails.newest(session)).isEmpty();
    }

    @Test
    void a_picture_too_large_to_be_one_and_a_stream_without_pictures_ask_for_nothing() {
        StreamReader reader = reader(SessionId.next());
        show(reader, true, "x".repeat(ThumbnailReader.KEY_FRAME_BYTES_MAX + 1));
        reader.configured(null, SOUND);
        show(reader, true, "no configuration");

        assertThat(asked).isEmpty();
    }

    private static ByteBuf bytes(String hex) {
        return Unpooled.wrappedBuffer(HexFormat.of().parseHex(hex));
    }
}
