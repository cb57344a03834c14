package live.chobi.notifications.inbox;

import static live.chobi.notifications.NotificationsOnPostgres.ADMIN;
import static live.chobi.notifications.NotificationsOnPostgres.GUEST;
import static live.chobi.notifications.NotificationsOnPostgres.refuses;
import static live.chobi.notifications.NotificationsOnPostgres.somebody;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import live.chobi.kernel.Caller;
import live.chobi.kernel.ProblemCode;
import live.chobi.notifications.NotificationsOnPostgres;
import live.chobi.testkit.Virtually;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InboxTest {
    private final NotificationsOnPostgres chobi = new NotificationsOnPostgres();
    private final Caller sara = somebody();
    private final Caller omar = somebody();
    private final Caller lina = somebody();

    @AfterEach
    void close() {
        chobi.close();
    }

    @Test
    void a_cause_is_told_once_however_often_it_is_given() {
        Virtually.run(() -> {
            Cause follow = chobi.follow(omar, sara);
            chobi.write(follow, follow);
            chobi.write(follow);
            assertThat(chobi.list(sara)).containsExactly("new_follower 1");
            assertThat(chobi.counted("chobi_notifications_causes_total", "new_follower")).isEqualTo(1);
            assertThat(chobi.counted("chobi_notifications_withheld_total", "repeated")).isEqualTo(2);
        });
    }

    @Test
    void followers_of_a_day_share_a_notification_while_it_is_unread() {
        Virtually.run(() -> {
            chobi.write(chobi.follow(omar, sara));
            chobi.clock.pass(Duration.ofHours(1));
            chobi.write(chobi.follow(lina, sara));
            JsonNode shared = chobi.call(sara, "getNotifications", "{}").path("items").get(0);
            assertThat(chobi.list(sara)).containsExactly("new_follower 2");
            assertThat(shared.at("/actor/id").asText()).as("the newest").isEqualTo(lina.user().toString());
            assertThat(shared.at("/others/0/id").asText()).isEqualTo(omar.user().toString());
            assertThat(shared.path("at").asText()).isEqualTo(live.chobi.outbox.Json.format(chobi.now()));

            chobi.call(sara, "markAsRead", "{'ids':['" + shared.path("id").asText() + "']}");
            chobi.write(chobi.follow(somebody(), sara));
            assertThat(chobi.list(sara)).containsExactly("new_follower 1", "new_follower 2 read");
            chobi.clock.pass(Duration.ofDays(1));
            chobi.write(chobi.follow(somebody(), sara));
            assertThat(chobi.list(sara)).containsExactly("new_follower 1", "new_follower 1", "new_follower 2 read");
        });
    }

    @Test
    void a_shared_notification_names_at_most_five_people() {
        Virtually.run(() -> {
            List<String> names = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                Caller one = somebody();
                Caller two = somebody();
                chobi.write(chobi.follow(one, sara), chobi.follow(two, sara));
                names.addFirst(one.user().toString());
                names.addFirst(two.user().toString());
            }
            JsonNode shared = chobi.call(sara, "getNotifications", "{}").path("items").get(0);
            assertThat(shared.path("count").asInt()).isEqualTo(8);
            assertThat(shared.at("/actor/id").asText()).isEqualTo(names.getFirst());
            assertThat(shared.path("others").findValuesAsText("id")).isEqualTo(names.subList(1, 5));
        });
    }

    @Test
    void gifts_of_one_giver_in_a_session_add_up() {
        Virtually.run(() -> {
            chobi.write(chobi.gift(omar, sara, 1, "rose", 10), chobi.gift(lina, sara, 2, "rose", 10));
            chobi.clock.pass(Duration.ofSeconds(1));
            chobi.write(chobi.gift(omar, sara, 3, "crown", 1_000), chobi.gift(omar, sara, 4, "heart", 20));
            assertThat(chobi.list(sara)).containsExactly("gift_received 3 1030", "gift_received 1 10");
            JsonNode newest = chobi.call(sara, "getNotifications", "{}").path("items").get(0);
            assertThat(newest.at("/gift/code").asText()).isEqualTo("heart");
            assertThat(newest.at("/session/title").asText()).isEqualTo("Songs");
            assertThat(newest.path("seq").asLong()).isEqualTo(4);
            assertThat(newest.has("others")).as("one giver has no others").isFalse();
        });
    }

    @Test
    void nobody_is_told_of_what_they_did_themselves_nor_by_somebody_there_is_a_block_with() {
        Virtually.run(() -> {
            chobi.blocks.add(List.of(sara.user(), omar.user()));
            chobi.blocks.add(List.of(lina.user(), sara.user()));
            chobi.write(chobi.moderation(sara, sara, 1), chobi.gift(omar, sara, 2, "rose", 10),
                    chobi.gift(lina, sara, 3, "rose", 10), chobi.gift(somebody(), sara, 4, "rose", 10));
            assertThat(chobi.list(sara)).containsExactly("gift_received 1 10");
            assertThat(chobi.counted("chobi_notifications_withheld_total", "own")).isEqualTo(1);
            assertThat(chobi.counted("chobi_notifications_withheld_total", "blocked")).isEqualTo(2);
        });
    }

    @Test
    void the_list_comes_newest_first_in_pages_that_neither_repeat_nor_lose() {
        Virtually.run(() -> {
            for (int seq = 1; seq <= 7; seq++) {
                chobi.write(chobi.moderation(omar, sara, seq));
                if (seq % 2 == 0) {
                    chobi.clock.pass(Duration.ofMillis(1)); // several stand at the same moment
                }
            }
            List<String> seen = new ArrayList<>();
            JsonNode page = chobi.call(sara, "getNotifications", "{'limit':3}");
            while (true) {
                assertThat(page.path("unreadCount").asInt()).isEqualTo(7);
                seen.addAll(page.path("items").findValuesAsText("seq"));
                if (page.path("nextCursor").isNull()) {
                    break;
                }
                page = chobi.call(sara, "getNotifications",
                        "{'limit':3,'cursor':'" + page.path("nextCursor").asText() + "'}");
            }
            assertThat(seen).containsExactly("7", "6", "5", "4", "3", "2", "1");
        });
    }

    @Test
    void the_list_is_filtered_by_type_and_by_what_is_unread() {
        Virtually.run(() -> {
            chobi.write(chobi.follow(omar, sara), chobi.moderation(omar, sara, 1), chobi.gift(lina, sara, 2, "r", 1));
            String read = chobi.call(sara, "getNotifications", "{'type':'moderation'}").at("/items/0/id").asText();
            chobi.call(sara, "markAsRead", "{'ids':['" + read + "']}");
            assertThat(types(chobi.call(sara, "getNotifications", "{'unreadOnly':true}")))
                    .containsExactlyInAnyOrder("new_follower", "gift_received");
            assertThat(types(chobi.call(sara, "getNotifications", "{'unreadOnly':true,'type':'moderation'}")))
                    .isEmpty();
            assertThat(types(chobi.call(sara, "getNotifications", "{'type':'moderation'}")))
                    .containsExactly("moderation");
            assertThat(chobi.list(omar)).as("it is another's list").isEmpty();
        });
    }

    private static List<String> types(JsonNode answer) {
        return answer.path("items").findValuesAsText("type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "!!!", "AAAA"})
    void a_cursor_that_is_none_of_this_list_is_refused(String cursor) {
        Virtually.run(() -> assertThat(refuses(ProblemCode.BAD_REQUEST, "bad_input",
                () -> chobi.call(sara, "getNotifications", "{'cursor':'" + cursor + "'}")).field())
                .contains("cursor"));
    }

    @Test
    void what_was_read_is_marked_by_id_or_up_to_a_place() {
        Virtually.run(() -> {
            for (int seq = 1; seq <= 4; seq++) {
                chobi.write(chobi.moderation(omar, sara, seq));
                chobi.clock.pass(Duration.ofSeconds(1));
            }
            List<String> ids = chobi.call(sara, "getNotifications", "{}").path("items").findValues("id").stream()
                    .map(JsonNode::asText).filter(it -> !it.equals(omar.user().toString())
                            && !it.equals(NotificationsOnPostgres.SESSION.toString()))
                    .toList();
            assertThat(chobi.call(sara, "markAsRead", "{'ids':['" + ids.get(0) + "','" + ids.get(0) + "']}"))
                    .hasToString("{\"marked\":1,\"unreadCount\":3}");
            assertThat(chobi.call(sara, "markAsRead", "{'ids':['" + ids.get(0) + "','" + UUID.randomUUID() + "']}"))
                    .as("again, and one that is not there").hasToString("{\"marked\":0,\"unreadCount\":3}");
            assertThat(chobi.call(sara, "markAsRead", "{'upTo':'" + ids.get(2) + "'}"))
                    .hasToString("{\"marked\":2,\"unreadCount\":1}");
            assertThat(chobi.list(sara)).containsExactly("moderation 1 read", "moderation 1", "moderation 1 read",
                    "moderation 1 read");
        });
    }

    @Test
    void what_is_marked_must_be_named_in_one_way_and_be_ones_own() {
        Virtually.run(() -> {
            chobi.write(chobi.moderation(omar, sara, 1));
            String id = chobi.call(sara, "getNotifications", "{}").at("/items/0/id").asText();
            assertThat(refuses(ProblemCode.BAD_REQUEST, "bad_input", () -> chobi.call(sara, "markAsRead", "{}"))
                    .field()).contains("ids");
            refuses(ProblemCode.BAD_REQUEST, "bad_input",
                    () -> chobi.call(sara, "markAsRead", "{'ids':['" + id + "'],'upTo':'" + id + "'}"));
            assertThat(refuses(ProblemCode.NOT_FOUND, "notification_not_found",
                    () -> chobi.call(omar, "markAsRead", "{'upTo':'" + id + "'}")).field()).contains("upTo");
            assertThat(chobi.call(omar, "markAsRead", "{'ids':['" + id + "']}").path("marked").asInt())
                    .as("somebody else's is left alone").isZero();
            assertThat(chobi.unread(sara)).isEqualTo(1);
        });
    }

    @Test
    void guests_have_no_list_and_only_administrators_speak_for_the_installation() {
        Virtually.run(() -> {
            String words = "{'userIds':['" + sara.user() + "'],'text':' We move tonight. ','idempotencyKey':'"
                    + UUID.randomUUID() + "'}";
            refuses(ProblemCode.UNAUTHORIZED, "sign_in_required", () -> chobi.call(GUEST, "getNotifications", "{}"));
            refuses(ProblemCode.UNAUTHORIZED, "sign_in_required", () -> chobi.call(GUEST, "markAsRead", "{}"));
            refuses(ProblemCode.FORBIDDEN, "admin_only", () -> chobi.call(omar, "sendSystem", words));
            chobi.call(ADMIN, "sendSystem", words);
            chobi.call(ADMIN, "sendSystem", words);
            JsonNode item = chobi.call(sara, "getNotifications", "{}").path("items");
            assertThat(item).as("the same key tells once").hasSize(1);
            assertThat(item.at("/0/text").asText()).isEqualTo("We move tonight.");
            assertThat(item.at("/0/actor").isNull()).isTrue();
        });
    }

    @Test
    void read_ones_go_after_their_time_unread_ones_after_four_times_that() {
        Virtually.run(() -> {
            chobi.write(chobi.moderation(omar, sara, 1), chobi.moderation(omar, sara, 2),
                    chobi.moderation(omar, sara, 3), chobi.moderation(omar, sara, 4));
            List<String> ids = chobi.texts("select id from notifications.notification order by id");
            age(ids.get(0), 91, true);
            age(ids.get(1), 89, true);
            age(ids.get(2), 359, false);
            age(ids.get(3), 361, false);
            chobi.notifications.retention().sweep();
            assertThat(chobi.texts("select payload ->> 'seq' from notifications.notification"))
                    .containsExactlyInAnyOrder("2", "3");
        });
    }

    @Test
    void causes_are_forgotten_after_a_week() {
        Virtually.run(() -> {
            chobi.write(chobi.follow(omar, sara), chobi.follow(lina, sara));
            chobi.database.transact(tx -> tx.execute("update notifications.cause set at = now() - interval '8 days' "
                    + "where source = {0}", org.jooq.impl.DSL.val(omar.user().value())));
            chobi.notifications.retention().sweep();
            assertThat(chobi.count("notifications.cause")).isEqualTo(1);
        });
    }

    /// As if it had been made then.
    private void age(String id, int days, boolean read) {
        chobi.database.transact(tx -> tx.execute(
                """
                        update notifications.notification set at = now() - make_interval(days => {0}),
                            read_at = case when {1} then now() end,
                            id = (left(log.uuid_floor(now() - make_interval(days => {0}))::text, 13) || right(id::text, 23))::uuid
                        where id = {2}::uuid
                        """,
                org.jooq.impl.DSL.val(days), org.jooq.impl.DSL.val(read), org.jooq.impl.DSL.val(id)));
    }
}
