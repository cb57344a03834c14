package live.chobi.chat.moderation;

import static live.chobi.testkit.Virtually.call;
import static live.chobi.testkit.Virtually.run;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;
import live.chobi.chat.references.EmojiMark;
import live.chobi.chat.references.References;
import live.chobi.kernel.SessionId;
import live.chobi.schema.Database;
import live.chobi.testkit.TestPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What holds in a chat holds for all that is said in it: answers, mentions, emoji, announcements, polls and votes.
/// `cohost` has been appointed, `mod` moderates; `ana` and `bob` are viewers.
class RulesOfTheRoomTest {
    private static final Object[] QUESTION = {"question", "Which?", "options", List.of("red", "blue"),
        "durationSeconds", 60};
    private Database database;
    private ModerationStage stage;
    private SessionId session;

    @BeforeEach
    void open() {
        database = TestPostgres.fresh();
        stage = new ModerationStage(database);
        session = call(() -> {
            SessionId made = stage.open("live");
            List.of("ana", "bob", "mod", "cohost").forEach(stage::id);
            stage.coHost(made, "added", "cohost");
            assertThat(stage.outcome("host", "addModerator", made, "userId", stage.id("mod"))).isEqualTo("ok");
            return made;
        });
    }

    @AfterEach
    void close() {
        stage.close();
        database.close();
    }

    private String poll() {
        return stage.call("host", "createPoll", session, QUESTION).at("/poll/id").asText();
    }

    private String announces(String who, String text) {
        return stage.outcome(who, "announce", session, "text", text);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"host, ok", "admin, ok", "cohost, ok", "mod, ok", "ana, FORBIDDEN not_a_moderator",
        "guest, UNAUTHORIZED sign_in_required"})
    void those_announce_and_ask_who_moderate(String who, String outcome) {
        run(() -> {
            assertThat(announces(who, "Break")).isEqualTo(outcome);
            assertThat(stage.outcome(who, "createPoll", session, QUESTION)).isEqualTo(outcome);
            String poll = outcome.equals("ok")
                    ? stage.call("host", "getPoll", session).at("/poll/id").asText()
                    : poll();
            assertThat(stage.outcome(who, "closePoll", session, "pollId", poll)).isEqualTo(outcome);
        });
    }

    @Test
    void a_co_host_moderates_as_the_host_does_and_appoints_nobody() {
        run(() -> {
            UUID message = stage.said("ana", session, "hello");
            assertThat(stage.outcome("cohost", "deleteMessage", session, "messageId", message)).isEqualTo("ok");
            assertThat(stage.outcome("cohost", "timeoutUser", session, "userId", stage.id("mod"))).isEqualTo("ok");
            assertThat(stage.outcome("cohost", "addModerator", session, "userId", stage.id("ana")))
                    .isEqualTo("FORBIDDEN not_your_session");
            assertThat(stage.call("cohost", "getRoom", session).path("role").asText()).isEqualTo("co_host");
            stage.coHost(session, "removed", "cohost");
            assertThat(stage.outcome("cohost", "unbanUser", session, "userId", stage.id("mod")))
                    .isEqualTo("FORBIDDEN not_a_moderator");
        });
    }

    @Test
    void a_co_host_appointed_at_one_node_is_one_at_another_and_after_a_restart() {
        run(() -> {
            try (ModerationStage other = stage.anotherNode()) {
                assertThat(other.outcome("cohost", "setMode", session, "slowSeconds", 3)).isEqualTo("ok");
                stage.coHost(session, "removed", "cohost");
                other.clock.pass(java.time.Duration.ofSeconds(1));
                assertThat(other.outcome("cohost", "setMode", session, "slowSeconds", 5))
                        .isEqualTo("FORBIDDEN not_a_moderator");
            }
        });
    }

    @Test
    void who_is_timed_out_or_banned_votes_announces_and_asks_no_more() {
        run(() -> {
            String poll = poll();
            assertThat(stage.outcome("ana", "votePoll", session, "pollId", poll, "option", 1)).isEqualTo("ok");
            for (String who : List.of("ana", "bob", "mod")) {
                assertThat(stage.outcome("host", "timeoutUser", session, "userId", stage.id(who))).isEqualTo("ok");
                assertThat(stage.outcome(who, "votePoll", session, "pollId", poll, "option", 1))
                        .isEqualTo("FORBIDDEN timed_out");
            }
            assertThat(announces("mod", "Break")).isEqualTo("FORBIDDEN timed_out");
            assertThat(stage.outcome("host", "banUser", session, "userId", stage.id("bob"))).isEqualTo("ok");
            assertThat(stage.outcome("bob", "votePoll", session, "pollId", poll, "option", 1))
                    .isEqualTo("FORBIDDEN banned");
            JsonNode closed = stage.call("host", "closePoll", session, "pollId", poll);
            assertThat(closed.at("/poll/votes").asInt()).isEqualTo(1);
            assertThat(stage.outcome("mod", "createPoll", session, QUESTION)).isEqualTo("FORBIDDEN timed_out");
        });
    }

    @Test
    void a_ban_decided_at_one_node_holds_for_the_next_vote_at_another() {
        run(() -> {
            String poll = poll();
            try (ModerationStage other = stage.anotherNode()) {
                assertThat(other.outcome("ana", "votePoll", session, "pollId", poll, "option", 1)).isEqualTo("ok");
                assertThat(stage.outcome("host", "banUser", session, "userId", stage.id("bob"))).isEqualTo("ok");
                assertThat(other.outcome("bob", "votePoll", session, "pollId", poll, "option", 0))
                        .isEqualTo("FORBIDDEN banned");
            }
            assertThat(stage.call("host", "getPoll", session).at("/poll/votes").asInt()).isEqualTo(1);
        });
    }

    @Test
    void an_answer_that_mentions_somebody_is_filtered_as_any_message_and_the_staffs_words_are_not() {
        run(() -> {
            UUID first = stage.said("bob", session, "question");
            stage.references = (_, _, _) -> new References.Found(List.of(stage.id("bob")),
                    List.of(new EmojiMark("spam", "/emoji/1")));
            assertThat(stage.outcome("host", "setFilter", session, "words", List.of("spam"))).isEqualTo("ok");
            assertThat(stage.outcome("ana", "sendMessage", session, "text", "@bob :spam:", "replyTo", first))
                    .isEqualTo("PRECONDITION_FAILED word_filter text");
            assertThat(announces("mod", "spam is not allowed")).isEqualTo("ok");
            assertThat(stage.outcome("mod", "createPoll", session, "question", "spam?", "options",
                    List.of("yes", "no"), "durationSeconds", 60)).isEqualTo("ok");
        });
    }

    @Test
    void an_emoji_of_the_channel_is_an_emoji_where_only_they_may_be_written_and_its_name_alone_is_not() {
        run(() -> {
            assertThat(stage.outcome("host", "setMode", session, "emojiOnly", true)).isEqualTo("ok");
            assertThat(stage.says("ana", session, ":wave: :wave:")).isEqualTo("PRECONDITION_FAILED emoji_only text");
            stage.references = (_, _, _) -> new References.Found(List.of(), List.of(new EmojiMark("wave", "/emoji/1")));
            assertThat(stage.says("ana", session, ":wave: \uD83D\uDE00 :wave:")).isEqualTo("ok");
            assertThat(stage.says("ana", session, ":wave: hello")).isEqualTo("PRECONDITION_FAILED emoji_only text");
        });
    }

    @Test
    void whom_a_deleted_message_mentioned_is_left_to_those_who_moderate() {
        run(() -> {
            stage.references = (_, _, _) -> new References.Found(List.of(stage.id("bob")), List.of());
            UUID message = stage.said("ana", session, "@bob is bad");
            assertThat(stage.outcome("mod", "deleteMessage", session, "messageId", message)).isEqualTo("ok");
            assertThat(stage.call("bob", "getMessages", session).at("/items/0").has("mentions")).isFalse();
            assertThat(stage.call("cohost", "getMessages", session).at("/items/0/mentions/0").asText())
                    .isEqualTo("bob");
        });
    }
}
