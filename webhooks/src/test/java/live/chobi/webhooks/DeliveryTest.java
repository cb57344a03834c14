package live.chobi.webhooks;

import static live.chobi.webhooks.WebhooksOnPostgres.refuses;
import static live.chobi.webhooks.WebhooksOnPostgres.somebody;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import live.chobi.kernel.Caller;
import live.chobi.kernel.ProblemCode;
import live.chobi.kernel.Uuid7;
import live.chobi.kernel.outward.Reach;
import live.chobi.outbox.Json;
import live.chobi.testkit.Virtually;
import live.chobi.webhooks.endpoints.EventType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// From what happened to a receiver that verifies it, with an endpoint of Sara's at `/sara`.
class DeliveryTest {
    private static final UUID SESSION = Uuid7.next();
    private final LocalReceiver receiver = new LocalReceiver();
    private final WebhooksOnPostgres chobi = new WebhooksOnPostgres(Reach.ANYWHERE);
    private final Caller sara = somebody();

    @AfterEach
    void close() {
        assertThat(receiver.complaints).isEmpty();
        chobi.close();
        receiver.close();
    }

    /// Its id.
    private String endpoint(Caller caller, String path, String events) {
        JsonNode made = chobi.call(caller, "createEndpoint",
                "{'url':'" + receiver.url(path) + "','events':" + events + "}");
        receiver.knows(path, made.path("secret").asText());
        return made.at("/endpoint/id").asText();
    }

    private String endpoint() {
        return endpoint(sara, "/sara", "['gift.sent','follower.added','session.ended']");
    }

    private List<Integer> told() {
        return receiver.taken.stream().map(it -> Json.tree(it.body()).at("/data/n").asInt()).toList();
    }

    @Test
    void a_receiver_gets_a_signed_message_of_what_it_wants_to_be_told() {
        Virtually.run(() -> {
            endpoint();
            chobi.happens(sara, EventType.GIFT_SENT, SESSION, 7);
            chobi.happens(sara, EventType.SESSION_LIVE, SESSION, 8);
            chobi.happens(somebody(), EventType.GIFT_SENT, Uuid7.next(), 1);
            chobi.pump();
            assertThat(receiver.taken).singleElement().satisfies(message -> {
                JsonNode body = Json.tree(message.body());
                assertThat(body.path("type").asText()).isEqualTo("gift.sent");
                assertThat(body.path("timestamp").asText()).isEqualTo(Json.format(chobi.clock.instant()));
                assertThat(body.at("/data/n").asInt()).isEqualTo(7);
                assertThat(message.timestamp()).isEqualTo(chobi.clock.instant().getEpochSecond());
                assertThat(Uuid7.parse(message.id())).isPresent();
            });
            assertThat(chobi.count("webhooks.lane")).isZero();
            assertThat(chobi.endpoint(sara).path("deliveredAt").asText()).isNotEmpty();
        });
    }

    @Test
    void the_same_row_is_told_once_however_often_the_outbox_is_read() {
        Virtually.run(() -> {
            endpoint();
            chobi.happens(sara, EventType.GIFT_SENT, SESSION, 1);
            chobi.pump();
            chobi.happens(sara, EventType.GIFT_SENT, SESSION, 1);
            chobi.pump();
            assertThat(told()).containsExactly(1);
            assertThat(chobi.count("webhooks.lane")).isZero();
        });
    }

    @Test
    void a_sessions_messages_wait_behind_the_one_that_is_not_taken_and_others_do_not() {
        Virtually.run(() -> {
            endpoint();
            receiver.answer("/sara", 500);
            chobi.happens(sara, EventType.GIFT_SENT, SESSION, 1);
            chobi.happens(sara, EventType.GIFT_SENT, SESSION, 2);
            chobi.pump();
            assertThat(receiver.asked).hasSize(1);
            chobi.happens(sara, EventType.SESSION_ENDED, SESSION, 3);
            chobi.happens(sara, EventType.GIFT_SENT, Uuid7.next(), 100);
            chobi.webhooks.pump().turn(); // the first session still pauses
            assertThat(told()).containsExactly(100);
            chobi.pump();
            assertThat(told()).containsExactly(100, 1, 2, 3);
        });
    }

    @Test
    void rows_that_were_read_in_another_order_are_told_by_seq() {
        Virtually.run(() -> {
            endpoint();
            chobi.happens(sara, EventType.GIFT_SENT, SESSION, 6);
            chobi.happens(sara, EventType.GIFT_SENT, SESSION, 5);
            chobi.pump();
            assertThat(told()).containsExactly(5, 6);
        });
    }

    @Test
    void what_is_not_taken_comes_again_under_the_same_id_until_it_is() {
        Virtually.run(() -> {
            String id = endpoint();
            receiver.answer("/sara", 503, 429, 302, 404);
            chobi.happens(sara, EventType.FOLLOWER_ADDED, 1);
            for (int i = 0; i < 5; i++) {
                assertThat(told()).isEmpty();
                chobi.pump();
            }
            assertThat(told()).as("and nobody has followed the redirect").containsExactly(1);
            assertThat(receiver.asked).hasSize(5).containsOnly(receiver.ids().getFirst());
            assertThat(chobi.deliveries(sara, id)).containsExactly("follower.added delivered 5");
            assertThat(chobi.endpoint(sara).has("failingSince")).isFalse();
        });
    }

    @Test
    void after_nine_attempts_a_message_is_given_up_and_the_next_one_has_its_turn() {
        Virtually.run(() -> {
            String id = endpoint();
            receiver.answer("/sara", 500, 500, 500, 500, 500, 500, 500, 500, 500);
            chobi.happens(sara, EventType.GIFT_SENT, SESSION, 1);
            chobi.happens(sara, EventType.GIFT_SENT, SESSION, 2);
            for (int i = 0; i < 9; i++) {
                chobi.pump();
            }
            assertThat(told()).containsExactly(2);
            assertThat(chobi.deliveries(sara, id)).containsExactly("gift.sent delivered 1", "gift.sent failed 9");
            assertThat(chobi.counted("chobi_webhooks_attempts_total", "given_up")).isEqualTo(1);
        });
    }

    @Test
    void who_is_gone_is_told_nothing_any_more_until_its_owner_says_otherwise() {
        Virtually.run(() -> {
            String id = endpoint();
            receiver.answer("/sara", 410);
            chobi.happens(sara, EventType.FOLLOWER_ADDED, 1);
            chobi.pump();
            assertThat(chobi.endpoint(sara).path("disabledReason").asText()).isEqualTo("gone");
            assertThat(chobi.counted("chobi_webhooks_disabled_total", "gone")).isEqualTo(1);
            chobi.happens(sara, EventType.FOLLOWER_ADDED, 2);
            assertThat(chobi.pump()).isZero();
            refuses(ProblemCode.PRECONDITION_FAILED, "endpoint_disabled",
                    () -> chobi.call(sara, "replay", "{'endpointId':'" + id + "'}"));
            JsonNode enabled = chobi.call(sara, "updateEndpoint", "{'endpointId':'" + id + "','enabled':true}")
                    .path("endpoint");
            assertThat(enabled.path("enabled").asBoolean()).isTrue();
            assertThat(enabled.has("lastError")).isFalse();
            chobi.pump();
            assertThat(told()).as("what waited, and not what happened meanwhile").containsExactly(1);
        });
    }

    @Test
    void who_takes_nothing_for_three_days_is_told_nothing_any_more() {
        Virtually.run(() -> {
            endpoint();
            receiver.answer("/sara", 500, 500, 500);
            chobi.happens(sara, EventType.FOLLOWER_ADDED, 1);
            chobi.pump();
            chobi.clock.pass(Duration.ofDays(3).minusSeconds(1));
            chobi.pump();
            assertThat(chobi.endpoint(sara).path("enabled").asBoolean()).isTrue();
            chobi.clock.pass(Duration.ofSeconds(1));
            chobi.pump();
            assertThat(chobi.endpoint(sara).path("disabledReason").asText()).isEqualTo("failing");
            assertThat(chobi.endpoint(sara).path("lastError").asText()).isEqualTo("status 500");
        });
    }

    @Test
    void an_endpoint_for_which_too_many_wait_is_told_nothing_any_more() {
        Virtually.run(() -> {
            String id = endpoint();
            chobi.database.transact(tx -> tx.execute("""
                    insert into webhooks.message (id, endpoint_id, lane, seq, type, body, at)
                    select gen_random_uuid(), {0}::uuid, gen_random_uuid(), n, 'gift.sent', '{}', now()
                    from generate_series(1, 9999) as n""", org.jooq.impl.DSL.val(id)));
            chobi.happens(sara, EventType.FOLLOWER_ADDED, 1);
            assertThat(chobi.endpoint(sara).path("enabled").asBoolean()).isTrue();
            chobi.happens(sara, EventType.FOLLOWER_ADDED, 2);
            assertThat(chobi.endpoint(sara).path("disabledReason").asText()).isEqualTo("backlog");
            assertThat(chobi.count("webhooks.message")).isEqualTo(10_000);
            assertThat(chobi.counted("chobi_webhooks_dropped_total", "backlog")).isEqualTo(1);
        });
    }

    @Test
    void what_came_after_a_message_is_told_again_in_its_order_under_the_same_ids() {
        Virtually.run(() -> {
            String id = endpoint();
            for (int seq = 1; seq <= 3; seq++) {
                chobi.happens(sara, EventType.GIFT_SENT, SESSION, seq);
                chobi.happens(sara, EventType.GIFT_SENT, new UUID(SESSION.getMostSignificantBits(), 1), 10 + seq);
            }
            chobi.pump();
            List<String> before = receiver.ids();
            LocalReceiver.Taken first = receiver.taken.stream().filter(it -> it.body().contains("{\"n\":1}"))
                    .findFirst().orElseThrow();
            receiver.taken.clear();
            assertThat(chobi.call(sara, "replay", "{'endpointId':'" + id + "','after':'" + first.id()
                    + "','sessionId':'" + SESSION + "'}").path("messages").asInt()).isEqualTo(2);
            chobi.pump();
            assertThat(told()).containsExactly(2, 3);
            assertThat(before).containsAll(receiver.ids());
            receiver.taken.clear();
            assertThat(chobi.call(sara, "replay", "{'endpointId':'" + id + "'}").path("messages").asInt()).isEqualTo(6);
            chobi.pump();
            assertThat(receiver.ids()).containsExactlyInAnyOrderElementsOf(before);
        });
    }

    @Test
    void a_receiver_that_does_not_answer_is_cut_off_and_costs_the_others_nothing() {
        Virtually.run(() -> {
            try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
                String url = "http://127.0.0.1:" + silent.getLocalPort() + "/";
                chobi.call(sara, "createEndpoint", "{'url':'" + url + "','events':['gift.sent']}");
                Caller omar = somebody();
                endpoint(omar, "/omar", "['gift.sent']");
                chobi.happens(sara, EventType.GIFT_SENT, SESSION, 1);
                chobi.happens(omar, EventType.GIFT_SENT, Uuid7.next(), 2);
                assertThat(chobi.pump()).isEqualTo(2);
                assertThat(told()).containsExactly(2);
                assertThat(chobi.endpoint(sara).path("lastError").asText()).startsWith("no answer: ");
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
    }

    @Test
    void after_a_new_secret_both_sign_for_a_day() {
        Virtually.run(() -> {
            String id = endpoint();
            String fresh = chobi.call(sara, "rotateSecret", "{'endpointId':'" + id + "'}").path("secret").asText();
            chobi.happens(sara, EventType.FOLLOWER_ADDED, 1);
            chobi.pump(); // the receiver still knows the old one
            receiver.knows("/sara", fresh);
            chobi.happens(sara, EventType.FOLLOWER_ADDED, 2);
            chobi.pump();
            assertThat(told()).containsExactly(1, 2);
            String another = chobi.call(sara, "rotateSecret", "{'endpointId':'" + id + "'}").path("secret").asText();
            chobi.clock.pass(Duration.ofHours(24));
            chobi.happens(sara, EventType.FOLLOWER_ADDED, 3);
            chobi.pump();
            assertThat(receiver.complaints).hasSize(1);
            receiver.complaints.clear();
            receiver.knows("/sara", another);
            chobi.pump();
            assertThat(told()).containsExactly(1, 2, 3);
        });
    }

    @Test
    void a_test_says_what_came_of_it_and_leaves_nothing_behind() {
        Virtually.run(() -> {
            String id = endpoint();
            JsonNode good = chobi.call(sara, "testEndpoint", "{'endpointId':'" + id + "'}");
            assertThat(good.path("delivered").asBoolean()).isTrue();
            assertThat(good.path("status").asInt()).isEqualTo(204);
            assertThat(receiver.taken).singleElement()
                    .satisfies(it -> assertThat(it.body()).contains("\"endpoint.test\""));
            receiver.answer("/sara", 418);
            JsonNode bad = chobi.call(sara, "testEndpoint", "{'endpointId':'" + id + "'}");
            assertThat(bad.path("delivered").asBoolean()).isFalse();
            assertThat(bad.path("failure").asText()).isEqualTo("status 418");
            assertThat(chobi.count("webhooks.message")).isZero();
            assertThat(chobi.endpoint(sara).has("failingSince")).isFalse();
        });
    }

    @Test
    void the_list_of_deliveries_comes_page_by_page_and_is_kept_for_a_week() {
        Virtually.run(() -> {
            String id = endpoint();
            for (int i = 1; i <= 3; i++) {
                chobi.happens(sara, EventType.FOLLOWER_ADDED, i);
            }
            JsonNode page = chobi.call(sara, "getDeliveries", "{'endpointId':'" + id + "','limit':2}");
            assertThat(page.path("items")).hasSize(2);
            assertThat(page.at("/items/0").has("sessionId")).isFalse();
            JsonNode rest = chobi.call(sara, "getDeliveries", "{'endpointId':'" + id + "','limit':2,'cursor':'"
                    + page.path("nextCursor").asText() + "'}");
            assertThat(rest.path("items")).hasSize(1);
            assertThat(rest.path("nextCursor").isNull()).isTrue();
            assertThat(chobi.call(sara, "getDeliveries", "{'endpointId':'" + id + "','state':'failed'}")
                    .path("items")).isEmpty();
            refuses(ProblemCode.BAD_REQUEST, "bad_input",
                    () -> chobi.call(sara, "getDeliveries", "{'endpointId':'" + id + "','cursor':'x'}"));
            chobi.webhooks.sweep();
            assertThat(chobi.count("webhooks.message")).isEqualTo(3);
            chobi.database.transact(tx -> tx.execute(
                    "update webhooks.message set id = overlay(id::text placing '01870000' from 1 for 8)::uuid"));
            chobi.webhooks.sweep();
            assertThat(chobi.count("webhooks.message")).isZero();
        });
    }
}
