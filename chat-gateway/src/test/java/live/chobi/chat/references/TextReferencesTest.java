package live.chobi.chat.references;

import static live.chobi.chat.messages.ChatStage.assertRefused;
import static live.chobi.chat.messages.ChatStage.user;
import static live.chobi.testkit.Virtually.run;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import live.chobi.chat.messages.ChatStage;
import live.chobi.chat.messages.GetMessages;
import live.chobi.chat.messages.Message;
import live.chobi.chat.messages.MessageRow;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import live.chobi.log.RowType.Audience;
import live.chobi.log.RowViews;
import live.chobi.outbox.Json;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Replies, mentions and emoji of messages, as they are answered, stored and read back.
class TextReferencesTest {
    private final Map<String, UserId> accounts = new HashMap<>();
    private ChatStage stage;
    private SessionId session;
    private TextReferences references;

    @BeforeEach
    void open() {
        stage = new ChatStage();
        session = stage.session("live");
        List.of("ana", "bob.", "bob", "a-b", "_eve", "سارة").forEach(name -> accounts.put(name, UserId.next()));
        references = new TextReferences(stage.logs,
                names -> names.stream().filter(accounts::containsKey)
                        .collect(Collectors.toMap(it -> it, it -> Objects.requireNonNull(accounts.get(it)))),
                (_, names) -> names.stream().filter(name -> !name.equals("none"))
                        .collect(Collectors.toMap(it -> it, name -> new EmojiMark(name, "/emoji/" + name))));
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private Message send(SessionId to, String text, @Nullable UUID replyTo) {
        return stage.here.send(references, stage.host, to, text, replyTo);
    }

    private String mentioned(String text) {
        Map<UserId, String> names = new HashMap<>();
        accounts.forEach((name, id) -> names.put(id, name));
        return references.find(session, text, null).mentions().stream().map(names::get)
                .collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            @ana hello                 | ana
            hello @ana!                | ana
            (@ana, @a-b)               | ana a-b
            @ana @ana @bob             | ana bob
            well, @ana.                | ana
            well, @bob.                | bob.
            well, @bob_ and @_eve      | bob _eve
            مرحبا @سارة                | سارة
            write to ana@ana.example   | ''
            @@ana and x@bob            | ''
            @nobody @an                | ''
            ana                        | ''
            """)
    void at_sign_and_username_mention_somebody_where_a_word_begins(String text, String expected) {
        run(() -> assertThat(mentioned(text)).isEqualTo(expected));
    }

    @Test
    void ten_different_people_are_mentioned_and_the_eleventh_is_text() {
        run(() -> {
            String text = IntStream.rangeClosed(1, 11).mapToObj(i -> "@user" + i).peek(
                    name -> accounts.put(name.substring(1), UserId.next())).collect(Collectors.joining(" @user1 "));
            assertThat(mentioned(text)).isEqualTo(IntStream.rangeClosed(1, 10).mapToObj(i -> "user" + i)
                    .collect(Collectors.joining(" ")));
            assertThat(send(session, text, null).text()).isEqualTo(text);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            :wave:             | wave
            hi:wave::wave::up: | wave up
            :wave:up:          | wave up
            :none: :Wave: :a:  | ''
            10:30:45           | 30
            """)
    void shortcodes_show_the_emoji_there_are(String text, String expected) {
        run(() -> assertThat(references.find(session, text, null).emoji().stream().map(EmojiMark::name)
                .collect(Collectors.joining(" "))).isEqualTo(expected));
    }

    @Test
    void a_message_names_whom_it_mentions_and_shows_its_emoji_wherever_it_is_read() {
        run(() -> {
            Message sent = send(session, "@ana :wave:", null);
            assertThat(sent.mentions()).isEqualTo(List.of("name of " + accounts.get("ana")));
            assertThat(sent.emoji()).containsExactly(new EmojiMark("wave", "/emoji/wave"));
            Message read = new GetMessages((_, _) -> {
            }, stage.logs, ChatStage::names, stage.here.rooms)
                    .handle(ChatStage.guest(), new GetMessages.Input(session, null, null, null))
                    .items().getFirst();
            assertThat(read).isEqualTo(sent);
            JsonNode payload = new RowViews(MessageRow.ALL, ChatStage::names)
                    .of(stage.rows(session), Audience.EVERYBODY).getFirst()
                    .payload();
            assertThat(payload.path("mentions").path(0).asText()).isEqualTo("name of " + accounts.get("ana"));
            assertThat(payload.path("emoji")).isEqualTo(Json.tree("[{\"name\":\"wave\",\"url\":\"/emoji/wave\"}]"));
        });
    }

    @Test
    void a_reply_names_a_message_of_its_session() {
        run(() -> {
            Message first = send(session, "question", null);
            assertThat(send(session, "answer", first.id()).replyTo()).isEqualTo(first.id());
            Message elsewhere = send(stage.session("live"), "question", null);
            assertRefused("bad_input", () -> {
                var _ = send(session, "answer", elsewhere.id());
            });
            assertRefused("bad_input", () -> {
                var _ = send(session, "answer", UUID.randomUUID());
            });
            assertThat(stage.rows(session)).hasSize(2);
        });
    }
}
