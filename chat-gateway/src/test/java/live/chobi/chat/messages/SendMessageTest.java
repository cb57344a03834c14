package live.chobi.chat.messages;

import static live.chobi.testkit.Virtually.call;
import static live.chobi.testkit.Virtually.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import live.chobi.chat.ChatMetrics;
import live.chobi.chat.references.References;
import live.chobi.chat.standing.RoomStates;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.ProblemCode;
import live.chobi.kernel.Role;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import live.chobi.log.LogMetrics;
import live.chobi.log.Logs;
import live.chobi.log.Sequencer;
import live.chobi.schema.Database;
import live.chobi.testkit.TestPostgres;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Sending and reading messages, on a real PostgreSQL. The clock stands still.
class SendMessageTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");
    private static final String FAMILY = "👨‍👩‍👧‍👦";
    private static final String FLAG = "🇸🇦";

    private final UserId ana = UserId.next();
    private final UserId bob = UserId.next();
    private final SessionId session = SessionId.next();
    private Database database;
    private Sequencer sequencer;
    private ChatMetrics metrics;
    private RoomStates rooms;
    private int perWindow;

    @BeforeEach
    void open() {
        database = TestPostgres.fresh();
        metrics = new ChatMetrics(new PrometheusRegistry());
        rooms = new RoomStates(database, () -> NOW, metrics);
        sequencer = new Sequencer(database, new NoMoney(), _ -> Optional.empty(), Clock.fixed(NOW, ZoneOffset.UTC),
                new LogMetrics(new PrometheusRegistry()), 2, rooms);
        call(() -> {
            open(session, "live");
            return true;
        });
    }

    @AfterEach
    void close() {
        sequencer.close();
        database.close();
    }

    private void open(SessionId log, String phase) {
        database.transact(tx -> Logs.open(tx, log.value(), UserId.next(), phase));
    }

    private SendMessage door() {
        return door((_, _) -> {
        }, perWindow);
    }

    private SendMessage door(ChatSessions sessions, int messages) {
        return new SendMessage(sessions, sequencer,
                new SendMessage.Gates(new FloodGate(messages, () -> NOW), new SimilarityGate(false, () -> NOW),
                        MessageReview.NONE),
                rooms, new NoPeople(), References.NONE, ids -> Map.of(ids.iterator().next(), "somebody"), metrics);
    }

    private Message send(UserId user, SessionId to, String text, @Nullable String clientId) {
        return send(door(), user, to, text, clientId);
    }

    private static Message send(SendMessage door, UserId user, SessionId to, String text, @Nullable String clientId) {
        return door.handle(new Caller.SignedIn(user, Role.USER, "127.0.0.1"),
                new SendMessage.Input(to, text, clientId, null)).message();
    }

    private GetMessages.Output read(@Nullable Integer limit, @Nullable Long before, @Nullable String cursor) {
        return new GetMessages((_, _) -> {
        }, new Logs(database), _ -> Map.of(), rooms).handle(new Caller.Guest("127.0.0.1"),
                new GetMessages.Input(session, limit, before, cursor));
    }

    private List<String> texts() {
        return read(null, null, null).items().stream().map(Message::text).toList();
    }

    private static void assertRefused(ProblemCode code, String reason, Runnable attempt) {
        assertThatThrownBy(attempt::run).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.code()).isEqualTo(code);
            assertThat(problem.reason()).isEqualTo(reason);
        });
    }

    @Test
    void two_hundred_characters_always_pass_and_come_back_unchanged() {
        run(() -> {
            for (String character : List.of("a", "ش", "é", "漢", "😀", FLAG, FAMILY, "👍🏽", "e\u0301", "<", "\\")) {
                String text = character.repeat(200);
                assertThat(send(ana, session, text, null).text()).isEqualTo(text);
                assertThat(texts().getFirst()).isEqualTo(text);
            }
        });
    }

    @Test
    void five_hundred_characters_pass_and_one_more_does_not() {
        run(() -> {
            for (String character : List.of("a", "😀", FLAG, FAMILY)) {
                assertThat(send(ana, session, character.repeat(500), null).text()).hasSize(500 * character.length());
                assertRefused(ProblemCode.BAD_REQUEST, "bad_input",
                        () -> send(ana, session, character.repeat(501), null));
            }
            assertThat(texts()).hasSize(4);
        });
    }

    @Test
    void one_character_with_a_thousand_accents_is_a_wall_not_a_letter() {
        run(() -> assertRefused(ProblemCode.BAD_REQUEST, "bad_input",
                () -> send(ana, session, "a" + "\u0301".repeat(SendMessage.CODE_POINTS_MAX), null)));
    }

    @Test
    void line_breaks_and_blanks_come_back_as_they_were() {
        run(() -> {
            String text = "  one\n\ttwo  ";
            assertThat(send(ana, session, text, null).text()).isEqualTo(text);
            assertThat(texts()).containsExactly(text);
        });
    }

    @Test
    void a_retry_with_the_same_client_id_is_one_message() {
        run(() -> {
            Message first = send(ana, session, "hello", "c1");
            assertThat(send(ana, session, "hello", "c1")).isEqualTo(first);
            assertThat(texts()).containsExactly("hello");
        });
    }

    @Test
    void many_retries_at_once_are_one_message() {
        run(() -> {
            List<Message> answers = new ArrayList<>();
            try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
                Callable<Message> retry = () -> send(ana, session, "hello", "c1");
                for (Future<Message> answer : pool.invokeAll(Collections.nCopies(50, retry))) {
                    answers.add(answer.get());
                }
            }
            assertThat(answers).hasSize(50);
            assertThat(answers.stream().distinct()).hasSize(1);
            assertThat(texts()).containsExactly("hello");
        });
    }

    @Test
    void a_client_id_with_another_text_is_a_conflict() {
        run(() -> {
            var _ = send(ana, session, "hello", "c1");
            assertRefused(ProblemCode.CONFLICT, "idempotency_key_reused", () -> send(ana, session, "bye", "c1"));
        });
    }

    @Test
    void client_ids_of_other_people_and_other_sessions_never_meet() {
        run(() -> {
            SessionId other = SessionId.next();
            open(other, "live");
            List<UUID> ids = List.of(send(ana, session, "hello", "c1").id(), send(bob, session, "hello", "c1").id(),
                    send(ana, other, "hello", "c1").id());
            assertThat(ids).doesNotHaveDuplicates();
        });
    }

    @Test
    void chat_is_open_before_the_stream_and_over_with_the_session() {
        run(() -> {
            for (String phase : List.of("created", "live", "interrupted")) {
                SessionId log = SessionId.next();
                open(log, phase);
                assertThat(send(ana, log, "hello", null).seq()).as(phase).isEqualTo(1);
            }
            SessionId over = SessionId.next();
            open(over, "ended");
            assertRefused(ProblemCode.PRECONDITION_FAILED, "session_ended", () -> send(ana, over, "hello", "c1"));
            assertRefused(ProblemCode.NOT_FOUND, "session_not_found",
                    () -> send(ana, SessionId.next(), "hello", null));
        });
    }

    @Test
    void a_flood_is_refused_with_the_time_to_wait_and_leaves_no_message() {
        run(() -> {
            perWindow = 2;
            SendMessage door = door();
            var _ = send(door, ana, session, "1", null);
            var _ = send(door, ana, session, "2", null);
            assertRefused(ProblemCode.TOO_MANY_REQUESTS, "chat_flood", () -> send(door, ana, session, "3", null));
            assertThat(send(door, bob, session, "4", null).seq()).isEqualTo(3);
            assertThat(texts()).containsExactly("4", "2", "1");
        });
    }

    @Test
    void a_text_too_long_does_not_use_up_the_flood_limit() {
        run(() -> {
            perWindow = 1;
            SendMessage door = door();
            assertRefused(ProblemCode.BAD_REQUEST, "bad_input",
                    () -> send(door, ana, session, "a".repeat(501), null));
            assertThat(send(door, ana, session, "ok", null).seq()).isEqualTo(1);
        });
    }

    @Test
    void a_guest_does_not_chat_and_who_may_not_see_a_session_may_not_write_in_it() {
        run(() -> {
            assertRefused(ProblemCode.UNAUTHORIZED, "sign_in_required", () -> door()
                    .handle(new Caller.Guest("127.0.0.1"), new SendMessage.Input(session, "x", null, null)));
            SendMessage closed = door((_, _) -> {
                throw Problem.forbidden("private_session", "not for you");
            }, 0);
            assertRefused(ProblemCode.FORBIDDEN, "private_session", () -> send(closed, ana, session, "x", null));
            assertThat(texts()).isEmpty();
        });
    }

    @Test
    void history_is_read_newest_first_page_by_page() {
        run(() -> {
            IntStream.rangeClosed(1, 5).forEach(i -> {
                var _ = send(ana, session, "m" + i, null);
            });
            GetMessages.Output first = read(2, null, null);
            GetMessages.Output second = read(2, null, first.nextCursor());
            GetMessages.Output third = read(2, null, second.nextCursor());
            assertThat(List.of(first, second, third)).extracting(it -> it.items().stream().map(Message::text).toList())
                    .containsExactly(List.of("m5", "m4"), List.of("m3", "m2"), List.of("m1"));
            assertThat(third.nextCursor()).isNull();
            assertThat(read(10, 3L, null).items()).extracting(Message::text).containsExactly("m2", "m1");
            assertRefused(ProblemCode.BAD_REQUEST, "bad_input", () -> read(null, null, "x"));
        });
    }
}
