package live.chobi.streaming.report;

import static live.chobi.testkit.Virtually.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import live.chobi.kernel.Problem;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import live.chobi.log.LogRow;
import live.chobi.outbox.Json;
import live.chobi.streaming.sessions.Phase;
import live.chobi.streaming.sessions.SessionStage;
import org.junit.jupiter.api.Test;

/// Rows in, report out. Lines read `<second> <type> <who> <payload>`.
class ReportFoldTest {
    private static final SessionId SESSION = new SessionId(UUID.fromString("019b7ca9-8f2e-7000-8000-000000000001"));
    private static final UserId HOST = user("host");

    /// Of two equal givers the one with the smaller id stands first: ana before bob.
    private static UserId user(String name) {
        return new UserId(UUID.fromString("019b7ca9-8f2e-7000-8000-00000000"
                + (name.equals("ana") ? "aaaa" : name.equals("bob") ? "bbbb" : "cccc")));
    }

    private static List<LogRow> rows(String table) {
        List<String> lines = table.lines().filter(line -> !line.isBlank()).toList();
        return IntStream.range(0, lines.size()).mapToObj(i -> row(i + 1, lines.get(i).strip().split("\\s+", 4)))
                .toList();
    }

    private static LogRow row(long seq, String[] cells) {
        Instant at = Instant.parse("2026-01-02T03:00:00Z").plusMillis((long) (1000 * Double.parseDouble(cells[0])));
        return new LogRow(SESSION.value(), seq, at, null, cells[1], cells[2].equals("-") ? null : user(cells[2]),
                payload(cells[1], cells.length < 4 ? "" : cells[3]));
    }

    /// `3 rose 30 15` is three roses for 30 coins that earn 15 diamonds; `5 rose ana -10 -5` gives back ten coins of
    /// row 5 to ana; `2 5` is two viewers, five at most.
    private static String payload(String type, String text) {
        String[] it = text.split(" ", -1);
        return switch (type) {
            case "gift" -> """
                    {"gift":{"code":"%s"},"quantity":%s,"delta":%s,"earned":%s}""".formatted(it[1], it[0], it[2],
                    it[3]);
            case "gift_refunded" -> """
                    {"giftSeq":%s,"code":"%s","giver":"%s","delta":%s,"earned":%s}""".formatted(it[0], it[1],
                    user(it[2]), it[3], it[4]);
            case "session_ended" -> "{\"viewers\":{\"unique\":%s,\"peak\":%s}}".formatted(it[0], it[1]);
            default -> "{}";
        };
    }

    private static Optional<Report> fold(List<LogRow> rows) {
        ReportFold fold = new ReportFold(SESSION, HOST);
        rows.forEach(fold::add);
        return fold.report();
    }

    private static final String EVENING = """
            0      message              ana
            10     session_live         host
            11     viewer_joined        ana
            12     message              bob
            13     gift                 ana   1 rose 10 5
            14     gift                 bob   2 star 200 100
            15     session_interrupted  -
            20.9   session_live         host
            21     gift                 ana   19 rose 190 95
            24     gift                 ana   0 rose 0 0
            30     session_interrupted  -
            40     viewer_left          ana
            70.95  session_ended        host  7 4
            71     gift                 bob   0 star 0 0
            72     message              ana
            """;

    @Test
    void an_evening_adds_up() {
        assertThat(Json.write(fold(rows(EVENING)).orElseThrow())).isEqualTo("""
                {"sessionId":"019b7ca9-8f2e-7000-8000-000000000001",\
                "hostId":"019b7ca9-8f2e-7000-8000-00000000cccc",\
                "startedAt":"2026-01-02T03:00:10.000Z","endedAt":"2026-01-02T03:01:10.950Z",\
                "durationSeconds":60,"interruptions":2,"viewers":{"unique":7,"peak":4},"messages":2,\
                "gifts":{"count":3,"quantity":22,"coins":400,"diamonds":200,\
                "byGift":[{"code":"rose","quantity":20,"coins":200},{"code":"star","quantity":2,"coins":200}],\
                "top":[{"userId":"019b7ca9-8f2e-7000-8000-00000000aaaa","coins":200},\
                {"userId":"019b7ca9-8f2e-7000-8000-00000000bbbb","coins":200}]}}""");
    }

    @Test
    void what_is_given_back_before_the_end_is_taken_off_the_sums_and_not_off_what_was_sent() {
        Report.Gifts gifts = fold(rows("""
                0   session_live   host
                1   gift           ana   2 rose 20 10
                2   gift           bob   1 star 100 50
                3   gift_refunded  host  2 rose ana -5 -2
                4   gift_refunded  host  3 star bob -100 -50
                5   session_ended  host  2 2
                6   gift_refunded  host  2 rose ana -15 -8
                """)).orElseThrow().gifts();
        assertThat(Json.write(gifts)).isEqualTo("""
                {"count":2,"quantity":3,"coins":15,"diamonds":8,\
                "byGift":[{"code":"rose","quantity":2,"coins":15},{"code":"star","quantity":1,"coins":0}],\
                "top":[{"userId":"019b7ca9-8f2e-7000-8000-00000000aaaa","coins":15}]}""");
    }

    @Test
    void folding_again_gives_the_same_bytes() {
        assertThat(Json.write(fold(rows(EVENING)).orElseThrow()))
                .isEqualTo(Json.write(fold(rows(EVENING)).orElseThrow()));
    }

    @Test
    void a_session_that_never_went_live_lasted_no_time() {
        Report report = fold(rows("""
                0  message        ana
                5  session_ended  host  1 1
                """)).orElseThrow();
        assertThat(report.startedAt()).isNull();
        assertThat(report.durationSeconds()).isZero();
        assertThat(report.messages()).isEqualTo(1);
        assertThat(report.gifts().top()).isEmpty();
    }

    @Test
    void a_session_that_has_not_ended_has_no_report() {
        assertThat(fold(rows("0 session_live host"))).isEmpty();
        assertThat(fold(List.of())).isEmpty();
    }

    @Test
    void the_ten_highest_givers_are_named() {
        List<LogRow> rows = Stream.concat(IntStream.rangeClosed(1, 12).mapToObj(i -> new LogRow(SESSION.value(), i,
                Instant.EPOCH, null, "gift", UserId.next(), payload("gift", "1 rose " + i + " 0"))),
                rows("99 session_ended - 1 1").stream()).toList();
        assertThat(fold(rows).orElseThrow().gifts().top()).extracting(Report.Giver::coins)
                .containsExactly(12L, 11L, 10L, 9L, 8L, 7L, 6L, 5L, 4L, 3L);
    }

    @Test
    void coins_beyond_what_a_number_holds_are_an_error_and_never_wrap() {
        assertThatThrownBy(() -> fold(rows("""
                1  gift           ana  1 rose 9223372036854775807 0
                2  gift           ana  1 rose 1 0
                3  session_ended  -    1 1
                """))).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void a_stored_log_gives_the_same_bytes_each_time_it_is_read() {
        run(() -> {
            try (SessionStage stage = new SessionStage()) {
                SessionId id = stage.in(Phase.INTERRUPTED).id();
                Reports reports = new Reports(stage.logs);
                assertThatThrownBy(() -> reports.of(id, stage.host)).isInstanceOfSatisfying(Problem.class,
                        it -> assertThat(it.reason()).isEqualTo("session_not_ended"));
                assertThat(stage.end(id)).isEqualTo(Phase.ENDED);
                String report = Json.write(reports.of(id, stage.host));
                assertThat(report).contains("\"interruptions\":1");
                assertThat(Json.write(new Reports(stage.logs).of(id, stage.host))).isEqualTo(report);
            }
        });
    }
}
