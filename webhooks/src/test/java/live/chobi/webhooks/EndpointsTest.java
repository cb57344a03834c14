package live.chobi.webhooks;

import static live.chobi.webhooks.WebhooksOnPostgres.GUEST;
import static live.chobi.webhooks.WebhooksOnPostgres.refuses;
import static live.chobi.webhooks.WebhooksOnPostgres.somebody;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import live.chobi.kernel.Caller;
import live.chobi.kernel.ProblemCode;
import live.chobi.kernel.outward.Reach;
import live.chobi.testkit.Virtually;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What users say of their endpoints, where only the public internet may be reached.
class EndpointsTest {
    private static final WebhooksOnPostgres CHOBI = new WebhooksOnPostgres(Reach.PUBLIC);
    private static final String GOOD = "{'url':'https://hooks.example/a','events':['gift.sent']}";
    private final Caller sara = somebody();

    @AfterAll
    static void close() {
        CHOBI.close();
    }

    @Test
    void the_secret_is_told_once_and_lies_sealed() {
        Virtually.run(() -> {
            JsonNode made = CHOBI.call(sara, "createEndpoint", GOOD);
            assertThat(made.path("secret").asText()).startsWith("whsec_");
            assertThat(CHOBI.call(sara, "getEndpoints", "{}").toString()).doesNotContain("secret", "whsec_");
            List<byte[]> stored = CHOBI.database.read(sql -> sql.fetch("select secret from webhooks.endpoint")
                    .map(it -> it.get(0, byte[].class)));
            byte[] key = java.util.Base64.getDecoder().decode(made.path("secret").asText().substring(6));
            assertThat(stored).isNotEmpty().noneMatch(it -> new String(it, java.nio.charset.StandardCharsets.ISO_8859_1)
                    .contains(new String(key, 0, 8, java.nio.charset.StandardCharsets.ISO_8859_1)));
        });
    }

    @Test
    void what_is_left_out_stays_and_events_are_listed_once() {
        Virtually.run(() -> {
            String id = CHOBI.call(sara, "createEndpoint", GOOD).at("/endpoint/id").asText();
            CHOBI.call(sara, "updateEndpoint",
                    "{'endpointId':'" + id + "','events':['session.live','gift.sent','session.live']}");
            JsonNode changed = CHOBI.call(sara, "updateEndpoint",
                    "{'endpointId':'" + id + "','description':' Overlay '}").path("endpoint");
            assertThat(changed.path("url").asText()).isEqualTo("https://hooks.example/a");
            assertThat(changed.path("events").toString()).isEqualTo("[\"session.live\",\"gift.sent\"]");
            assertThat(changed.path("description").asText()).isEqualTo("Overlay");
            assertThat(changed.path("enabled").asBoolean()).isTrue();
        });
    }

    @Test
    void an_endpoint_is_its_owners_alone() {
        Virtually.run(() -> {
            String input = "{'endpointId':'" + CHOBI.call(sara, "createEndpoint", GOOD).at("/endpoint/id").asText()
                    + "'}";
            for (String procedure : List.of("updateEndpoint", "deleteEndpoint", "rotateSecret", "testEndpoint",
                    "getDeliveries", "replay")) {
                refuses(ProblemCode.NOT_FOUND, "endpoint_not_found", () -> CHOBI.call(somebody(), procedure, input));
                refuses(ProblemCode.UNAUTHORIZED, "sign_in_required", () -> CHOBI.call(GUEST, procedure, input));
            }
            CHOBI.call(sara, "deleteEndpoint", input);
            refuses(ProblemCode.NOT_FOUND, "endpoint_not_found", () -> CHOBI.call(sara, "deleteEndpoint", input));
        });
    }

    @Test
    void a_user_has_ten_at_most() {
        Virtually.run(() -> {
            for (int i = 0; i < 10; i++) {
                CHOBI.call(sara, "createEndpoint", GOOD);
            }
            refuses(ProblemCode.CONFLICT, "too_many_endpoints", () -> CHOBI.call(sara, "createEndpoint", GOOD));
            CHOBI.call(somebody(), "createEndpoint", GOOD);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            {'url':'http://hooks.example/a','events':['gift.sent']}      | url
            {'url':'ftp://hooks.example/a','events':['gift.sent']}       | url
            {'url':'https://me:x@hooks.example/a','events':['gift.sent']} | url
            {'url':'https:///a','events':['gift.sent']}                  | url
            {'url':'https://hooks.example/a#b','events':['gift.sent']}   | url
            {'url':'https://hooks.example/a b','events':['gift.sent']}   | url
            {'url':'https://hooks.example/ä','events':['gift.sent']}     | url
            {'url':'https://hooks.example/a','events':['gift']}          | events
            """)
    void what_is_no_endpoint_is_refused_by_its_field(String input, String field) {
        Virtually.run(() -> {
            assertThat(refuses(ProblemCode.BAD_REQUEST, "bad_input", () -> CHOBI.call(sara, "createEndpoint", input))
                    .field()).contains(field);
            assertThat(CHOBI.call(sara, "getEndpoints", "{}").path("items")).isEmpty();
        });
    }

    @Test
    void nothing_is_sent_into_a_private_network_and_nothing_is_told_of_it() {
        Virtually.run(() -> {
            try (LocalReceiver receiver = new LocalReceiver()) {
                for (String host : List.of("127.0.0.1", "localhost", "[::1]", "10.0.0.1", "169.254.169.254")) {
                    String url = receiver.url("/in").replace("http://127.0.0.1", "https://" + host);
                    Caller caller = somebody();
                    String id = CHOBI.call(caller, "createEndpoint",
                            "{'url':'" + url + "','events':['gift.sent']}").at("/endpoint/id").asText();
                    JsonNode tested = CHOBI.call(caller, "testEndpoint", "{'endpointId':'" + id + "'}");
                    assertThat(tested.path("delivered").asBoolean()).isFalse();
                    assertThat(tested.path("failure").asText()).isEqualTo("it leads into a private network");
                }
                assertThat(receiver.asked).isEmpty();
            }
        });
    }

    @Test
    void tests_are_limited_for_each_user() {
        Virtually.run(() -> {
            String input = "{'endpointId':'" + CHOBI.call(sara, "createEndpoint",
                    "{'url':'https://127.0.0.1/a','events':['gift.sent']}").at("/endpoint/id").asText() + "'}";
            for (int i = 0; i < 5; i++) {
                CHOBI.call(sara, "testEndpoint", input);
            }
            assertThat(refuses(ProblemCode.TOO_MANY_REQUESTS, "too_many_tests",
                    () -> CHOBI.call(sara, "testEndpoint", input)).retryAfter()).isPresent();
        });
    }
}
