package live.chobi.server.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import live.chobi.chat.room.RoomEvent;
import live.chobi.chat.room.RoomEvent.Lane;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import live.chobi.kernel.Uuid7;
import live.chobi.server.bus.RowsMessage.Malformed;
import org.junit.jupiter.api.Test;

class BusMessagesTest {
    private final UUID sender = Uuid7.next();

    private static FeedRow row(long seq, Lane lane, String json) {
        return new FeedRow(seq, Optional.of(new RoomEvent.Row("new_message", seq, lane, json,
                lane == Lane.ORDINARY ? Optional.of(UserId.next()) : Optional.empty())));
    }

    @Test
    void rows_come_out_as_they_went_in() throws Malformed {
        List<FeedRow> rows = List.of(row(7, Lane.ORDINARY, "{\"text\":\"مرحبا 👋\"}"),
                new FeedRow(8, Optional.empty()), row(Long.MAX_VALUE, Lane.PRIORITY, "{}"));
        assertThat(RowsMessage.decode(RowsMessage.encode(sender, 5, rows).getFirst()))
                .isEqualTo(new RowsMessage(sender, 5, rows));
    }

    @Test
    void no_rows_are_no_message() {
        assertThat(RowsMessage.encode(sender, 5, List.of())).isEmpty();
    }

    @Test
    void many_rows_and_large_ones_are_divided_and_a_single_one_never() throws Malformed {
        List<FeedRow> rows = new ArrayList<>();
        for (int i = 1; i <= RowsMessage.ROWS_MAX + 1; i++) {
            rows.add(row(i, Lane.ORDINARY, "{}"));
        }
        rows.add(row(1_000, Lane.ORDINARY, "x".repeat(RowsMessage.BYTES_MAX * 2)));
        rows.add(row(1_001, Lane.ORDINARY, "{}"));
        List<FeedRow> back = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        for (byte[] message : RowsMessage.encode(sender, 5, rows)) {
            RowsMessage decoded = RowsMessage.decode(message);
            sizes.add(decoded.rows().size());
            back.addAll(decoded.rows());
        }
        assertThat(sizes).containsExactly(RowsMessage.ROWS_MAX, 1, 1, 1);
        assertThat(back).isEqualTo(rows);
    }

    @Test
    void every_truncated_message_is_refused() {
        byte[] message = RowsMessage.encode(sender, 5, List.of(row(7, Lane.ORDINARY, "{\"a\":1}"))).getFirst();
        for (int length = 0; length < message.length; length++) {
            byte[] part = Arrays.copyOf(message, length);
            assertThatThrownBy(() -> RowsMessage.decode(part)).as("%d bytes", length).isInstanceOf(Malformed.class);
        }
        assertThatThrownBy(() -> RowsMessage.decode(Arrays.copyOf(message, message.length + 1)))
                .hasMessage("1 bytes follow its last row");
    }

    @Test
    void noise_is_refused_or_read_but_never_anything_else() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        byte[] message = RowsMessage.encode(sender, 5, List.of(row(7, Lane.ORDINARY, "{\"a\":1}"))).getFirst();
        for (int i = 0; i < 20_000; i++) {
            byte[] noisy = message.clone();
            noisy[random.nextInt(noisy.length)] = (byte) random.nextInt();
            noisy[random.nextInt(noisy.length)] = (byte) random.nextInt();
            try {
                assertThat(RowsMessage.decode(noisy).rows()).as("seed %d", seed).hasSizeLessThanOrEqualTo(1);
            } catch (Malformed refused) {
                assertThat(refused.getMessage()).isNotEmpty();
            }
        }
    }

    @Test
    void another_version_is_refused_by_its_number() {
        byte[] message = RowsMessage.encode(sender, 5, List.of(row(7, Lane.ORDINARY, "{}"))).getFirst();
        message[0] = 2;
        assertThatThrownBy(() -> RowsMessage.decode(message)).hasMessage("its version is 2, not 1");
    }

    @Test
    void counts_come_out_as_they_went_in_divided_where_they_are_many() throws Malformed {
        Map<SessionId, Integer> counts = new LinkedHashMap<>();
        for (int i = 0; i <= CountsMessage.COUNTS_MAX; i++) {
            counts.put(SessionId.next(), i);
        }
        List<byte[]> messages = CountsMessage.encode(sender, 5, false, counts);
        assertThat(messages).hasSize(2);
        Map<SessionId, Integer> back = new LinkedHashMap<>(CountsMessage.decode(messages.getFirst()).counts());
        back.putAll(CountsMessage.decode(messages.getLast()).counts());
        assertThat(back).isEqualTo(counts);
    }

    @Test
    void a_sign_of_life_and_a_goodbye_need_no_counts() throws Malformed {
        assertThat(CountsMessage.decode(CountsMessage.encode(sender, 5, false, Map.of()).getFirst()))
                .isEqualTo(new CountsMessage(sender, 5, false, Map.of()));
        assertThat(CountsMessage.decode(CountsMessage.encode(sender, 5, true, Map.of()).getFirst()).leaving()).isTrue();
    }

    @Test
    void counts_that_are_cut_short_or_negative_are_refused() {
        byte[] message = CountsMessage.encode(sender, 5, false, Map.of(SessionId.next(), 3)).getFirst();
        assertThatThrownBy(() -> CountsMessage.decode(Arrays.copyOf(message, message.length - 1)))
                .isInstanceOf(Malformed.class);
        assertThatThrownBy(() -> CountsMessage.decode(new byte[3])).hasMessage("it ends too early");
        message[message.length - 4] = (byte) 0x80;
        assertThatThrownBy(() -> CountsMessage.decode(message)).hasMessageContaining("a count is -");
    }

    @Test
    void the_version_of_the_server_decides_on_sharded_channels() {
        assertThat(RedisLink.version("# Server\r\nredis_version:7.0.15\r\nredis_git_sha1:0")).isEqualTo(7);
        assertThat(RedisLink.version("redis_version:6.2.1")).isEqualTo(6);
        assertThat(RedisLink.version("")).isZero();
    }
}
