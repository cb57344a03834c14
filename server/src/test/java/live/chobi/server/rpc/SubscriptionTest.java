package live.chobi.server.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import live.chobi.kernel.Endpoint;
import live.chobi.kernel.Endpoint.Access;
import live.chobi.kernel.Feed;
import live.chobi.kernel.Procedure.Nothing;
import live.chobi.outbox.Json;
import live.chobi.server.http.RawConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Subscriptions over server-sent events, as `httpSubscriptionLink` reads them.
class SubscriptionTest {
    private static final SubscriptionLimits LIMITS = SubscriptionLimits.defaults();

    private final CompletableFuture<Void> opened = new CompletableFuture<>();
    private final CompletableFuture<Void> closed = new CompletableFuture<>();
    private final AtomicInteger pulled = new AtomicInteger();
    private final List<AutoCloseable> open = new ArrayList<>();

    /// `data` is what an `EventSource` would hand its page.
    private record Event(String name, String data, String id) {
        JsonNode json() {
            return Json.tree(data);
        }
    }

    private TestRpc rpc(SubscriptionLimits limits) {
        var rpc = new TestRpc(RpcRoute.Rules.defaults().subscriptions(limits), RequestLimits.NONE, List.of(
                Endpoint.subscription("feed.silent", Access.SIGNED_IN, Nothing.class, (_, _) -> new Silent()),
                Endpoint.subscription("feed.silentForAll", Access.ANYONE, Nothing.class, (_, _) -> new Silent()),
                Endpoint.subscription("feed.endless", Access.ANYONE, Nothing.class, (_, _) -> new Endless()),
                Endpoint.subscription("feed.crash", Access.ANYONE, Nothing.class, (_, _) -> {
                    throw new IllegalStateException("crashed as asked");
                })));
        open.add(rpc);
        return rpc;
    }

    private class Silent implements Feed<String> {
        Silent() {
            opened.complete(null);
        }

        @Override
        public List<Item<String>> next() throws InterruptedException {
            new CountDownLatch(1).await();
            return List.of();
        }

        @Override
        public void close() {
            closed.complete(null);
        }
    }

    private final class Endless extends Silent {
        @Override
        public List<Item<String>> next() {
            return List.of(new Item<>(Integer.toString(pulled.incrementAndGet()), "x".repeat(10_000)));
        }
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open.reversed()) {
            each.close();
        }
    }

    private static List<Event> events(String body) {
        List<Event> events = new ArrayList<>();
        for (String block : body.split("\n\n", -1)) {
            if (block.isEmpty()) {
                continue; // after the last
            }
            String name = "message";
            String data = "";
            String id = "";
            for (String line : block.lines().toList()) {
                String value = line.substring(line.indexOf(": ") + 2);
                switch (line.substring(0, line.indexOf(':'))) {
                    case "event" -> name = value;
                    case "data" -> data = value;
                    case "id" -> id = value;
                    default -> throw new AssertionError(line);
                }
            }
            events.add(new Event(name, data, id));
        }
        return events;
    }

    private static List<String> ids(HttpResponse<String> answer) {
        return events(answer.body()).stream().map(Event::id).filter(it -> !it.isEmpty()).toList();
    }

    private RawConnection connect(TestRpc rpc, String path, String headers) {
        RawConnection connection = rpc.edge().connect();
        open.add(connection);
        connection.send("GET /api/trpc/" + path + " HTTP/1.1\r\nHost: x\r\n" + headers + "\r\n")
                .readUntil("event: connected");
        assertThat(opened).succeedsWithin(Duration.ofSeconds(20));
        return connection;
    }

    private void awaitClosed() {
        assertThat(closed).succeedsWithin(Duration.ofSeconds(20));
    }

    @Test
    void values_come_as_messages_with_their_ids_and_then_it_returns() {
        HttpResponse<String> answer = rpc(LIMITS).query("conf.count", "{\"count\":3}");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type")).contains("text/event-stream");
        assertThat(answer.headers().firstValue("cache-control")).contains("no-cache, no-transform");
        assertThat(answer.headers().firstValue("x-accel-buffering")).contains("no");
        List<Event> events = events(answer.body());
        assertThat(events).extracting(Event::name).containsExactly("connected", "message", "message", "message",
                "return");
        assertThat(events.getFirst().json().get("reconnectAfterInactivityMs").asInt()).isEqualTo(30_000);
        assertThat(events.get(2)).isEqualTo(new Event("message", "{\"n\":2}", "2"));
        assertThat(events.getLast().data()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"count":5,"lastEventId":"3"} |                        |                | 4,5
            {"count":5}                   | &lastEventId=2         |                | 3,4,5
            {"count":5}                   | &Last-Event-Id=4       |                | 5
            {"count":5}                   | &lastEventId=1         | 3              | 4,5
            {"count":5,"lastEventId":"1"} | &lastEventId=4         |                | 5
            {"count":5}                   | &lastEventId=          |                | 1,2,3,4,5
            {"count":5}                   | &lastEventId=5         |                |
            """)
    void a_client_that_comes_back_is_told_what_it_missed(String input, String query, String header, String ids) {
        String more = query == null ? "" : query;
        TestRpc rpc = rpc(LIMITS);
        String path = "conf.count?x=1" + more;
        HttpResponse<String> answer = header == null
                ? rpc.query(path, input)
                : rpc.query(path, input, "last-event-id", header);
        assertThat(ids(answer)).containsExactlyElementsOf(ids == null ? List.of() : List.of(ids.split(",", -1)));
    }

    @Test
    void a_refusal_on_the_way_ends_it_by_an_event() {
        List<Event> events = events(rpc(LIMITS).query("conf.count", "{\"count\":5,\"failAt\":3}").body());
        assertThat(events).extracting(Event::name).containsExactly("connected", "message", "message",
                "serialized-error");
        JsonNode error = events.getLast().json();
        assertThat(error.get("code").asInt()).isEqualTo(-32003);
        assertThat(error.get("message").asText()).isEqualTo("refused at 3");
        assertThat(error.at("/data/code").asText()).isEqualTo("FORBIDDEN");
        assertThat(error.at("/data/path").asText()).isEqualTo("conf.count");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            conf.count        | {"count":-1}                     | BAD_REQUEST           | bad_input
            conf.count        | {"count":1,"lastEventId":"x"}    | BAD_REQUEST           | bad_input
            conf.count        | not json                         | BAD_REQUEST           | malformed_json
            feed.silent       | {}                               | UNAUTHORIZED          | sign_in_required
            feed.crash        | {}                               | INTERNAL_SERVER_ERROR | internal
            """)
    void what_is_refused_at_the_door_is_an_event_too(String path, String input, String code, String reason) {
        HttpResponse<String> answer = rpc(LIMITS).query(path, input);
        assertThat(answer.statusCode()).isEqualTo(200);
        List<Event> events = events(answer.body());
        assertThat(events).extracting(Event::name).containsExactly("connected", "serialized-error");
        assertThat(events.getLast().json().at("/data/code").asText()).isEqualTo(code);
        assertThat(events.getLast().json().at("/data/reason").asText()).isEqualTo(reason);
        assertThat(answer.body()).doesNotContain("crashed as asked");
    }

    @Test
    void the_wrong_method_is_named_in_an_event_and_the_right_one_in_the_header() {
        HttpResponse<String> answer = rpc(LIMITS).mutate("conf.count", "{\"count\":1}");
        assertThat(answer.headers().firstValue("allow")).contains("GET");
        assertThat(events(answer.body()).getLast().json().get("message").asText())
                .isEqualTo("Unsupported POST-request to subscription procedure at path \"conf.count\"");
    }

    @Test
    void a_browser_that_can_set_no_header_shows_its_token_as_a_parameter() {
        TestRpc rpc = rpc(LIMITS);
        connect(rpc, "feed.silent?connectionParams=" + TestRpc.encoded("{\"token\":\"alice\"}"), "").close();
        awaitClosed();
        assertThat(events(rpc.get("feed.silent?connectionParams=null").body()).getLast().json()
                .at("/data/code").asText()).isEqualTo("UNAUTHORIZED");
        assertThat(rpc.get("conf.ping?connectionParams=" + TestRpc.encoded("{\"token\":\"stale\"}")).statusCode())
                .isEqualTo(401);
        assertThat(rpc.get("conf.ping?connectionParams=" + TestRpc.encoded("{\"token\":\"stale\"}"), "authorization",
                "Bearer alice").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "1", "{\"token\":1}"})
    void connection_parameters_that_are_no_object_of_strings_are_a_parse_error(String params) {
        HttpResponse<String> answer = rpc(LIMITS).get("conf.count?connectionParams=" + TestRpc.encoded(params));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(TestRpc.json(answer).at("/error/code").asInt()).isEqualTo(-32700);
        assertThat(TestRpc.json(answer).at("/error/data").has("path")).isFalse();
    }

    @Test
    void silence_is_broken_by_pings() {
        String body = rpc(LIMITS.ping(Duration.ofMillis(50))).query("conf.count", "{\"count\":1,\"delayMs\":1500}")
                .body();
        assertThat(events(body)).extracting(Event::name).startsWith("connected", "ping").endsWith("message", "return");
        assertThat(events(body).getFirst().data()).isEqualTo("{\"reconnectAfterInactivityMs\":150}");
    }

    @Test
    void a_feed_is_closed_when_its_client_goes() {
        connect(rpc(LIMITS), "feed.silentForAll", "").close();
        awaitClosed();
    }

    @Test
    void a_subscription_ends_with_the_token_that_opened_it() {
        HttpResponse<String> answer = rpc(LIMITS).get("feed.silent", "authorization", "Bearer short");
        assertThat(events(answer.body()).getLast().name()).isEqualTo("serialized-error");
        assertThat(events(answer.body()).getLast().json().at("/data/reason").asText()).isEqualTo("token_expired");
        awaitClosed();
    }

    @Test
    void who_does_not_read_is_waited_for_and_then_cut_off() {
        connect(rpc(LIMITS.readers(20_000, Duration.ofMillis(500))), "feed.endless", "");
        awaitClosed();
        assertThat(pulled.get()).as("values that were pulled for nobody").isLessThan(20_000);
    }

    @Test
    void a_server_that_goes_down_cuts_its_subscribers_off() {
        TestRpc rpc = rpc(LIMITS);
        RawConnection connection = connect(rpc, "feed.silentForAll", "");
        rpc.hangUp();
        assertThat(connection.readAll()).doesNotContain("event: return").doesNotContain("\r\n0\r\n\r\n");
        awaitClosed();
    }

    @Test
    void one_subscription_too_many_is_refused_until_another_ends() {
        TestRpc rpc = rpc(LIMITS.places(9, 1, 9, 9));
        RawConnection first = connect(rpc, "feed.silent", "Authorization: Bearer alice\r\n");
        HttpResponse<String> second = rpc.get("feed.silent", "authorization", "Bearer alice");
        assertThat(events(second.body()).getLast().json().at("/data/reason").asText())
                .isEqualTo("too_many_subscriptions");
        first.close();
        awaitClosed();
        String third = "";
        for (int i = 0; i < 1_000 && !third.contains("event: return"); i++) {
            third = rpc.query("conf.count", "{\"count\":1}", "authorization", "Bearer alice").body();
        }
        assertThat(third).contains("event: return");
    }
}
