package live.chobi.chat.moderation;

import static live.chobi.testkit.Virtually.call;
import static live.chobi.testkit.Virtually.run;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import live.chobi.kernel.Problem;
import live.chobi.kernel.ProblemCode;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import live.chobi.log.RowType.Audience;
import live.chobi.log.RowView;
import live.chobi.schema.Database;
import live.chobi.testkit.TestPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What moderators decide, and what it does. `mod` has been appointed; `ana` and `bob` are viewers.
class ModerationTest {
    private static final String BAD = "BAD_REQUEST bad_input";
    private Database database;
    private ModerationStage stage;
    private SessionId session;

    @BeforeEach
    void open() {
        database = TestPostgres.fresh();
        stage = new ModerationStage(database);
        session = call(() -> {
            SessionId made = stage.open("live");
            var _ = stage.id("ana");
            var _ = stage.id("bob");
            assertThat(stage.outcome("host", "addModerator", made, "userId", stage.id("mod"))).isEqualTo("ok");
            return made;
        });
    }

    @AfterEach
    void close() {
        stage.close();
        database.close();
    }

    private Object[] input(String procedure, UUID message) {
        return switch (procedure) {
            case "deleteMessage", "pinMessage" -> new Object[]{"messageId", message};
            case "timeoutUser" -> new Object[]{"userId", stage.id("ana"), "seconds", 5};
            case "setMode" -> new Object[]{"slowSeconds", 3};
            case "setFilter" -> new Object[]{"words", List.of("spam")};
            case "unpinMessage" -> new Object[]{};
            default -> new Object[]{"userId", stage.id("ana")};
        };
    }

    @Test
    void a_viewer_and_a_guest_are_refused_by_every_procedure_and_nothing_changes() {
        run(() -> {
            UUID message = stage.said("ana", session, "hello");
            int rows = stage.rows(session).size();
            for (String procedure : List.of("deleteMessage", "pinMessage", "unpinMessage", "timeoutUser", "banUser",
                    "unbanUser", "setMode", "setFilter")) {
                assertThat(stage.outcome("bob", procedure, session, input(procedure, message))).as(procedure)
                        .isEqualTo("FORBIDDEN not_a_moderator");
                assertThat(stage.outcome("guest", procedure, session, input(procedure, message))).as(procedure)
                        .isEqualTo("UNAUTHORIZED sign_in_required");
            }
            for (String procedure : List.of("addModerator", "removeModerator")) {
                for (String who : List.of("bob", "mod")) {
                    assertThat(stage.outcome(who, procedure, session, input(procedure, message))).as(procedure)
                            .isEqualTo("FORBIDDEN not_your_session");
                }
                assertThat(stage.outcome("guest", procedure, session, input(procedure, message))).as(procedure)
                        .isEqualTo("UNAUTHORIZED sign_in_required");
            }
            assertThat(stage.rows(session)).hasSize(rows);
        });
    }

    @Test
    void a_moderator_moderates_and_the_owner_and_an_administrator_appoint_too() {
        run(() -> {
            for (String who : List.of("mod", "host", "admin")) {
                SessionId its = stage.open("live");
                var _ = stage.call("host", "addModerator", its, "userId", stage.id("mod"));
                UUID message = stage.said("ana", its, "hello");
                for (String procedure : List.of("setMode", "setFilter", "pinMessage", "unpinMessage",
                        "deleteMessage", "timeoutUser", "banUser", "unbanUser")) {
                    assertThat(stage.outcome(who, procedure, its, input(procedure, message)))
                            .as("%s %s", who, procedure).isEqualTo("ok");
                }
            }
            for (String who : List.of("host", "admin")) {
                assertThat(stage.outcome(who, "addModerator", session, "userId", stage.id("ana"))).isEqualTo("ok");
                assertThat(stage.outcome(who, "removeModerator", session, "userId", stage.id("ana"))).isEqualTo("ok");
            }
        });
    }

    @Test
    void nobody_moderates_themselves_or_those_who_are_not_below_them() {
        run(() -> {
            var _ = stage.call("host", "addModerator", session, "userId", stage.id("other"));
            for (String procedure : List.of("timeoutUser", "banUser")) {
                assertThat(stage.outcome("mod", procedure, session, "userId", stage.id("mod")))
                        .isEqualTo("PRECONDITION_FAILED own_account userId");
                for (String target : List.of("host", "admin", "other")) {
                    var _ = stage.id(target);
                    assertThat(stage.outcome("mod", procedure, session, "userId", stage.id(target))).as(target)
                            .isEqualTo("FORBIDDEN cannot_moderate userId");
                }
                assertThat(stage.outcome("host", procedure, session, "userId", stage.id("admin")))
                        .isEqualTo("FORBIDDEN cannot_moderate userId");
            }
            UUID ofHost = stage.said("host", session, "mine");
            UUID ofMod = stage.said("mod", session, "mine");
            assertThat(stage.outcome("mod", "deleteMessage", session, "messageId", ofHost))
                    .isEqualTo("FORBIDDEN cannot_moderate messageId");
            assertThat(stage.outcome("mod", "deleteMessage", session, "messageId", ofMod)).isEqualTo("ok");
        });
    }

    @Test
    void who_and_what_there_is_not_is_not_found_by_its_field() {
        run(() -> {
            UUID elsewhere = stage.said("ana", stage.open("live"), "hello");
            for (UUID message : List.of(elsewhere, UUID.randomUUID())) {
                for (String procedure : List.of("deleteMessage", "pinMessage")) {
                    assertThat(stage.outcome("mod", procedure, session, "messageId", message))
                            .isEqualTo("NOT_FOUND message_not_found messageId");
                }
            }
            assertThat(stage.outcome("mod", "banUser", session, "userId", UserId.next()))
                    .isEqualTo("NOT_FOUND user_not_found userId");
            assertThat(stage.outcome("mod", "banUser", SessionId.next(), "userId", stage.id("ana")))
                    .isEqualTo("NOT_FOUND session_not_found");
            assertThat(stage.outcome("mod", "setFilter", session, "words", List.of("!!"))).isEqualTo(BAD + " words");
        });
    }

    @Test
    void a_deleted_messages_text_is_left_to_those_who_moderate() {
        run(() -> {
            UUID message = stage.said("ana", session, "something bad");
            var _ = stage.call("mod", "deleteMessage", session, "messageId", message, "reason", "rude");
            for (String who : List.of("ana", "bob", "guest")) {
                JsonNode seen = stage.call(who, "getMessages", session).at("/items/0");
                assertThat(seen.path("id").asText()).isEqualTo(message.toString());
                assertThat(seen.path("deleted").asBoolean()).as(who).isTrue();
                assertThat(seen.has("text")).as(who).isFalse();
            }
            for (String who : List.of("mod", "host", "admin")) {
                JsonNode seen = stage.call(who, "getMessages", session).at("/items/0");
                assertThat(seen.path("text").asText()).as(who).isEqualTo("something bad");
                assertThat(seen.path("deleted").asBoolean()).isTrue();
            }
            List<RowView> everybody = stage.seenBy(Audience.EVERYBODY, session);
            assertThat(everybody).extracting(RowView::type).containsExactly("moderation", "message",
                    "message_deleted");
            assertThat(everybody.get(1).payload()).hasToString(
                    "{\"id\":\"" + message + "\",\"deleted\":true,\"user\":\"ana\"}");
            assertThat(everybody.get(2).payload().path("messageSeq").asLong()).isEqualTo(2);
            assertThat(everybody.get(2).payload().has("reason")).isFalse();
            List<RowView> moderators = stage.seenBy(Audience.MODERATORS, session);
            assertThat(moderators.get(1).payload().path("text").asText()).isEqualTo("something bad");
            assertThat(moderators.get(2).payload().path("reason").asText()).isEqualTo("rude");
        });
    }

    @Test
    void what_is_so_already_is_answered_again_and_written_once() {
        run(() -> {
            UUID message = stage.said("ana", session, "hello");
            for (String procedure : List.of("pinMessage", "deleteMessage", "banUser", "setMode", "setFilter")) {
                assertThat(stage.outcome("host", procedure, session, input(procedure, message))).isEqualTo("ok");
                if (!procedure.equals("pinMessage")) {
                    assertThat(stage.outcome("host", procedure, session, input(procedure, message))).isEqualTo("ok");
                }
            }
            assertThat(stage.types(session)).containsExactly("moderation", "message", "session_updated",
                    "message_deleted", "session_updated", "moderation", "session_updated", "chat_filter");
            assertThat(stage.call("bob", "getRoom", session).path("pinned").isNull()).as("the pin went with it")
                    .isTrue();
        });
    }

    @Test
    void a_time_out_is_over_in_time_and_can_be_lifted() {
        run(() -> {
            var _ = stage.call("mod", "timeoutUser", session, "userId", stage.id("ana"), "seconds", 30);
            assertThat(stage.says("ana", session, "hello")).isEqualTo("FORBIDDEN timed_out");
            stage.clock.pass(Duration.ofMillis(29_999));
            assertThat(stage.says("ana", session, "hello")).isEqualTo("FORBIDDEN timed_out");
            stage.clock.pass(Duration.ofMillis(1));
            assertThat(stage.says("ana", session, "hello")).isEqualTo("ok");
            var _ = stage.call("mod", "timeoutUser", session, "userId", stage.id("ana"));
            assertThat(stage.says("ana", session, "hello")).isEqualTo("FORBIDDEN timed_out");
            var _ = stage.call("mod", "unbanUser", session, "userId", stage.id("ana"));
            assertThat(stage.says("ana", session, "hello")).isEqualTo("ok");
        });
    }

    @Test
    void a_ban_silences_dismisses_and_is_told_to_the_doors_until_it_is_lifted() {
        run(() -> {
            var _ = stage.call("host", "banUser", session, "userId", stage.id("mod"));
            assertThat(stage.banned).containsEntry(stage.id("mod"), session);
            assertThat(stage.says("mod", session, "hello")).isEqualTo("FORBIDDEN banned");
            assertThat(stage.outcome("host", "addModerator", session, "userId", stage.id("mod")))
                    .isEqualTo("PRECONDITION_FAILED user_banned userId");
            var _ = stage.call("host", "unbanUser", session, "userId", stage.id("mod"));
            assertThat(stage.says("mod", session, "hello")).isEqualTo("ok");
            assertThat(stage.call("mod", "getRoom", session).path("role").asText()).isEqualTo("viewer");
        });
    }

    @Test
    void each_mode_binds_viewers_and_not_those_who_moderate() {
        run(() -> {
            var _ = stage.call("mod", "setMode", session, "emojiOnly", true);
            assertThat(stage.says("ana", session, "hello")).isEqualTo("PRECONDITION_FAILED emoji_only text");
            assertThat(stage.says("ana", session, "😀")).isEqualTo("ok");
            var _ = stage.call("mod", "setMode", session, "emojiOnly", false, "linksBlocked", true);
            assertThat(stage.says("ana", session, "see example.com")).isEqualTo("PRECONDITION_FAILED link_filter text");
            var _ = stage.call("mod", "setMode", session, "followersOnly", true);
            assertThat(stage.says("ana", session, "hello")).isEqualTo("FORBIDDEN followers_only");
            stage.followers.add("ana");
            assertThat(stage.says("ana", session, "hello")).isEqualTo("ok");
            var _ = stage.call("mod", "setMode", session, "followersOnly", false, "uniqueChat", true);
            assertThat(stage.says("ana", session, "once")).isEqualTo("ok");
            assertThat(stage.says("bob", session, "ONCE!")).isEqualTo("PRECONDITION_FAILED unique_chat text");
            stage.clock.pass(Duration.ofMinutes(10));
            assertThat(stage.says("bob", session, "ONCE!")).isEqualTo("ok");
            var _ = stage.call("mod", "setFilter", session, "words", List.of("خداع"));
            assertThat(stage.says("bob", session, "هذا خِـــداع")).isEqualTo("PRECONDITION_FAILED word_filter text");
            var _ = stage.call("mod", "setMode", session, "slowSeconds", 60, "emojiOnly", true);
            for (String who : List.of("mod", "host", "admin")) {
                assertThat(stage.says(who, session, "خداع example.com")).as(who).isEqualTo("ok");
                assertThat(stage.says(who, session, "خداع example.com")).as(who).isEqualTo("ok");
            }
            JsonNode mode = stage.call("bob", "getRoom", session).path("mode");
            assertThat(mode).hasToString("{\"slowSeconds\":60,\"followersOnly\":false,\"emojiOnly\":true,"
                    + "\"uniqueChat\":true,\"linksBlocked\":true}");
        });
    }

    @Test
    void slow_mode_lets_one_message_through_and_counts_those_that_were_sent() {
        run(() -> {
            var _ = stage.call("mod", "setMode", session, "slowSeconds", 10);
            assertThat(stage.says("ana", session, "one")).isEqualTo("ok");
            assertThat(stage.says("bob", session, "mine")).isEqualTo("ok");
            stage.clock.pass(Duration.ofSeconds(9));
            assertThat(stage.says("ana", session, "two")).isEqualTo("TOO_MANY_REQUESTS slow_mode");
            stage.clock.pass(Duration.ofSeconds(1));
            assertThat(stage.says("ana", session, "two")).isEqualTo("ok");
        });
    }

    @Test
    void many_at_once_in_slow_mode_are_one_message() {
        run(() -> {
            var _ = stage.call("mod", "setMode", session, "slowSeconds", 10);
            List<String> outcomes = new ArrayList<>();
            try (var pool = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
                for (var each : IntStream.range(0, 20)
                        .mapToObj(i -> pool.submit(() -> stage.says("ana", session, "m" + i))).toList()) {
                    outcomes.add(each.get());
                }
            }
            assertThat(outcomes).filteredOn("ok"::equals).hasSize(1);
            assertThat(stage.types(session)).filteredOn("message"::equals).hasSize(1);
        });
    }

    @Test
    void whom_the_host_has_blocked_does_not_write() {
        run(() -> {
            stage.blocked.add("ana");
            assertThat(stage.says("ana", session, "hello")).isEqualTo("FORBIDDEN blocked_by_host");
            stage.blocked.clear();
            assertThat(stage.says("ana", session, "hello")).isEqualTo("ok");
        });
    }

    @Test
    void a_review_may_refuse_and_may_be_late() {
        run(() -> {
            stage.review = (_, _, text) -> text.contains("bad") ? Optional.of("not here") : Optional.empty();
            assertThat(stage.says("ana", session, "bad")).isEqualTo("PRECONDITION_FAILED review_refused text");
            assertThat(stage.says("ana", session, "good")).isEqualTo("ok");
            stage.review = (_, _, _) -> {
                throw Problem.of(ProblemCode.SERVICE_UNAVAILABLE, "review_late", "late");
            };
            assertThat(stage.says("ana", session, "good")).isEqualTo("SERVICE_UNAVAILABLE review_late");
            assertThat(stage.says("mod", session, "good")).as("moderators are not reviewed").isEqualTo("ok");
        });
    }

    @Test
    void after_the_end_messages_are_deleted_and_people_banned_and_nothing_else_is_set() {
        run(() -> {
            UUID message = stage.said("ana", session, "hello");
            stage.end(session);
            for (String procedure : List.of("pinMessage", "timeoutUser", "setMode", "setFilter")) {
                assertThat(stage.outcome("mod", procedure, session, input(procedure, message))).as(procedure)
                        .isEqualTo("PRECONDITION_FAILED session_ended");
            }
            for (String procedure : List.of("deleteMessage", "banUser", "unbanUser")) {
                assertThat(stage.outcome("mod", procedure, session, input(procedure, message))).as(procedure)
                        .isEqualTo("ok");
            }
        });
    }

    @Test
    void a_restart_finds_everything_in_the_log() {
        run(() -> {
            UUID deleted = stage.said("ana", session, "bad");
            var _ = stage.call("mod", "deleteMessage", session, "messageId", deleted);
            var _ = stage.call("mod", "banUser", session, "userId", stage.id("ana"));
            var _ = stage.call("mod", "setMode", session, "slowSeconds", 30);
            var _ = stage.call("mod", "setFilter", session, "words", List.of("spam"));
            UUID pinned = stage.said("bob", session, "pinned");
            var _ = stage.call("mod", "pinMessage", session, "messageId", pinned);
            try (ModerationStage restarted = stage.anotherNode()) {
                assertThat(restarted.rooms.current(session)).usingRecursiveComparison()
                        .ignoringFields("filter").isEqualTo(stage.rooms.current(session));
                assertThat(restarted.rooms.current(session).filter().words()).containsExactly("spam");
                assertThat(restarted.banned).as("its doors are told").containsEntry(stage.id("ana"), session);
                assertThat(restarted.says("ana", session, "hello")).isEqualTo("FORBIDDEN banned");
                assertThat(restarted.says("bob", session, "again")).as("who spoke last is read back")
                        .isEqualTo("TOO_MANY_REQUESTS slow_mode");
                assertThat(restarted.call("bob", "getRoom", session).at("/pinned/text").asText())
                        .isEqualTo("pinned");
            }
        });
    }

    /// Both have the room in memory; what one decides, the other's commands know at once and its readers in a second.
    @Test
    void another_nodes_decision_counts_for_the_very_next_message_here() {
        run(() -> {
            try (ModerationStage other = stage.anotherNode()) {
                assertThat(other.says("ana", session, "hello")).isEqualTo("ok");
                var _ = stage.call("mod", "timeoutUser", session, "userId", stage.id("ana"), "seconds", 60);
                assertThat(other.says("ana", session, "hello")).isEqualTo("FORBIDDEN timed_out");
                UUID message = other.said("bob", session, "bad");
                var _ = other.call("host", "banUser", session, "userId", stage.id("bob"));
                assertThat(stage.says("bob", session, "hello")).isEqualTo("FORBIDDEN banned");
                var _ = stage.call("mod", "deleteMessage", session, "messageId", message);
                stage.clock.pass(Duration.ofSeconds(1));
                assertThat(other.call("ana", "getMessages", session).at("/items/0").has("text")).isFalse();
            }
        });
    }

    @Test
    void a_node_that_only_watches_hears_of_a_ban_when_it_looks() {
        run(() -> {
            try (ModerationStage watching = stage.anotherNode()) {
                var _ = watching.rooms.current(session);
                var _ = stage.call("mod", "banUser", session, "userId", stage.id("ana"));
                assertThat(watching.banned).isEmpty();
                watching.rooms.refresh(List.of(session));
                assertThat(watching.banned).containsEntry(stage.id("ana"), session);
            }
        });
    }

    @Test
    void what_is_filtered_is_hidden_from_viewers_and_the_lists_are_for_moderators() {
        run(() -> {
            var _ = stage.call("mod", "setFilter", session, "words", List.of("spam"));
            var _ = stage.call("mod", "timeoutUser", session, "userId", stage.id("ana"), "reason", "rude");
            assertThat(stage.seenBy(Audience.EVERYBODY, session)).extracting(RowView::type)
                    .containsExactly("moderation", "hidden", "moderation");
            JsonNode seen = stage.seenBy(Audience.EVERYBODY, session).get(2).payload();
            assertThat(seen.path("action").asText()).isEqualTo("timeout");
            assertThat(seen.path("user").asText()).as("whom it is about").isEqualTo("ana");
            assertThat(seen.has("reason")).isFalse();
            assertThat(stage.seenBy(Audience.OWNER, session).get(2).payload().path("reason").asText())
                    .isEqualTo("rude");
            JsonNode shown = stage.call("ana", "getRoom", session);
            assertThat(shown.has("moderation")).isFalse();
            assertThat(shown.at("/moderators/0").asText()).as("who speaks for the host").isEqualTo("mod");
            JsonNode lists = stage.call("mod", "getRoom", session).path("moderation");
            assertThat(lists.at("/timeOuts/0/user").asText()).isEqualTo("ana");
            assertThat(lists.at("/words/0").asText()).isEqualTo("spam");
        });
    }
}
