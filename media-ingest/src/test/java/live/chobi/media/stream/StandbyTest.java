package live.chobi.media.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.HexFormat;
import java.util.List;
import live.chobi.kernel.SessionId;
import live.chobi.media.codec.AvcConfiguration;
import live.chobi.media.codec.VideoCodec;
import org.junit.jupiter.api.Test;

/// A second encoder beside a stream: when it is called, what readers hear of it, and that the first one wins. One loop,
/// clocks moved by hand.
class StandbyTest {
    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final SettableTime time = new SettableTime();
    private final RecordingEvents events = new RecordingEvents();
    private final RecordingReader reader = new RecordingReader();
    private final LiveStream stream = new LiveStream(SessionId.next(), false, channel.eventLoop(),
            List.of(reader), events, time);

    @Test
    void it_is_not_needed_while_the_primary_sends() {
        RecordingEncoder primary = primary();
        send(0, true);
        RecordingEncoder backup = backup();
        time.advanceMs(1_400);
        stream.isNeeded(backup);
        channel.runPendingTasks();

        assertThat(backup.told).containsExactly("Granted[replaced=false]");
        assertThat(primary.told).containsExactly("Granted[replaced=false]");
        assertThat(stream.backup()).isEqualTo(Backup.CONNECTED);
    }

    @Test
    void it_stands_in_for_a_primary_that_is_silent_which_is_told_and_the_session_goes_on() {
        RecordingEncoder primary = primary();
        send(0, true);
        RecordingEncoder backup = backup();
        time.advanceMs(1_500);
        stream.isNeeded(backup);
        channel.runPendingTasks();

        assertThat(backup.told).containsExactly("Granted[replaced=false]", "stand in after 1500 ms");
        assertThat(primary.told).endsWith("replaced");
        assertThat(stream.backup()).isEqualTo(Backup.ACTIVE);
        assertThat(events.all()).containsExactly("receiving", "stood in");
    }

    @Test
    void it_stands_in_at_once_when_the_primary_leaves() {
        RecordingEncoder primary = primary();
        send(0, true);
        RecordingEncoder backup = backup();
        stream.left(primary);
        channel.runPendingTasks();

        assertThat(backup.told).contains("stand in after 0 ms");
        assertThat(primary.told).containsExactly("Granted[replaced=false]");
        assertThat(events.all()).containsExactly("receiving", "stood in");
        stream.left(backup);
        assertThat(events.all()).endsWith("stopped");
        assertThat(stream.backup()).isEqualTo(Backup.NONE);
    }

    @Test
    void one_that_is_silent_itself_is_of_no_help() {
        RecordingEncoder primary = primary();
        send(0, true);
        RecordingEncoder backup = backup();
        backup.silentMs = 2_000;
        stream.left(primary);
        channel.runPendingTasks();

        assertThat(backup.told).hasSize(1);
        assertThat(events.all()).containsExactly("receiving", "stopped");
    }

    @Test
    void one_that_is_alone_goes_on_air() {
        RecordingEncoder backup = backup();
        stream.isNeeded(backup);
        channel.runPendingTasks();
        stream.goOn(0, 0);
        send(0, true);

        assertThat(events.all()).containsExactly("stood in", "receiving");
    }

    @Test
    void with_another_clock_it_is_a_discontinuity_at_the_time_its_picture_was_taken() {
        RecordingEncoder primary = primary();
        send(0, true);
        standIn(primary);
        reader.told.clear();
        time.advanceMs(1_000);
        stream.goOn(77_000_000, 400_000_000L); // Its key frame came 400 ms ago.
        send(77_000, true);
        send(77_400, false);

        assertThat(reader.told).containsExactly("interrupted", "configured", "anchored", "10600", "11000");
    }

    @Test
    void with_the_same_clock_and_configuration_nobody_notices() {
        RecordingEncoder primary = primary();
        send(0, true);
        send(40, false);
        standIn(primary);
        reader.told.clear();
        time.advanceMs(500);
        stream.goOn(480_000, 20_000_000L);
        send(480, true);
        send(520, false);

        assertThat(reader.told).containsExactly("10480", "10520");
        assertThat(events.counts()).contains("clamped=0 reanchored=0");
    }

    @Test
    void with_the_same_clock_but_pictures_from_before_it_begins_anew() {
        RecordingEncoder primary = primary();
        send(0, true);
        send(40, false);
        standIn(primary);
        reader.told.clear();
        time.advanceMs(20);
        stream.goOn(0, 60_000_000L);
        send(0, true);

        assertThat(reader.told).startsWith("interrupted", "configured", "anchored");
        assertThat(events.counts()).contains("clamped=0");
    }

    @Test
    void the_primary_wins_when_it_returns_and_the_backup_waits_again() {
        RecordingEncoder primary = primary();
        send(0, true);
        RecordingEncoder backup = standIn(primary);
        stream.goOn(0, 0);
        send(0, true);
        RecordingEncoder back = primary();

        assertThat(back.told).containsExactly("Granted[replaced=false]");
        assertThat(backup.told).endsWith("stand down");
        assertThat(stream.backup()).isEqualTo(Backup.CONNECTED);
        send(0, true);
        stream.left(back);
        channel.runPendingTasks();
        assertThat(backup.told).endsWith("stand in after 0 ms");
        assertThat(events.all()).doesNotContain("stopped");
    }

    @Test
    void a_primary_that_has_only_just_come_has_time_for_its_first_frame() {
        RecordingEncoder primary = primary();
        RecordingEncoder backup = backup();
        time.advanceMs(4_900);
        stream.isNeeded(backup);
        channel.runPendingTasks();
        assertThat(primary.told).containsExactly("Granted[replaced=false]");
        time.advanceMs(100);
        stream.isNeeded(backup);
        channel.runPendingTasks();
        assertThat(backup.told).endsWith("stand in after 5000 ms");
    }

    @Test
    void there_is_one_place_and_a_silent_one_loses_it() {
        RecordingEncoder first = backup();
        RecordingEncoder second = backup();
        assertThat(second.told).singleElement().asString().startsWith("Busy[");
        first.silentMs = 2_000;
        RecordingEncoder third = backup();

        assertThat(third.told).containsExactly("Granted[replaced=true]");
        assertThat(first.told).endsWith("replaced");
        stream.isNeeded(first);
        channel.runPendingTasks();
        assertThat(first.told).doesNotContain("stand in after 0 ms");
    }

    @Test
    void the_end_of_the_session_is_told_to_both() {
        RecordingEncoder primary = primary();
        RecordingEncoder backup = backup();
        stream.end(() -> {
        });
        channel.runPendingTasks();

        assertThat(primary.told).containsExactly("Granted[replaced=false]", "ended");
        assertThat(backup.told).endsWith("ended");
        assertThat(stream.backup()).isEqualTo(Backup.NONE);
        assertThat(backup().told).containsExactly("Over[]");
    }

    private RecordingEncoder standIn(RecordingEncoder primary) {
        RecordingEncoder backup = backup();
        stream.left(primary);
        channel.runPendingTasks();
        return backup;
    }

    private RecordingEncoder primary() {
        var encoder = new RecordingEncoder(channel.eventLoop());
        stream.claim(encoder, false, encoder::answered);
        channel.runPendingTasks();
        return encoder;
    }

    private RecordingEncoder backup() {
        var encoder = new RecordingEncoder(channel.eventLoop());
        stream.standBy(encoder, false, encoder::answered);
        channel.runPendingTasks();
        return encoder;
    }

    private void send(long ms, boolean key) {
        if (key) {
            stream.configure(AvcConfiguration.parse(bytes(
                    "0164001effe1001a6764001eacd940a02ff970110000030001000003003c0f162d9601000468efbcb0")));
        }
        stream.video(VideoCodec.AVC, ms * 1_000, 0, key, bytes(key ? "000000026588" : "00000002419a"));
    }

    private static ByteBuf bytes(String hex) {
        return Unpooled.wrappedBuffer(HexFormat.of().parseHex(hex));
    }
}
