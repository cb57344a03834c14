package live.chobi.server.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import live.chobi.outbox.Json;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// From a gift to money through the running server: its RPC, its job, its webhook and its files, for a host with an
/// Arabic name.
@Timeout(180)
class EarningsTest {
    private static final String IBAN = "SA0380000000608010167519";
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static RunningServer server;

    @BeforeAll
    static void start() {
        server = RunningServer.start(RunningServer.freshData(EarningsTest.class), "--payouts.provider=test",
                "--recording.enabled=false", "--payments.seller=Chobi | Riyadh");
    }

    @AfterAll
    static void stop() throws Exception {
        try (RunningServer running = server) {
            running.stop();
            assertThat(running.printed()).doesNotContain("ERROR", "LEAK", IBAN.substring(10));
        }
    }

    private static HttpResponse<byte[]> send(String method, String path, String token) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.http() + path))
                .timeout(Duration.ofSeconds(30)).method(method, BodyPublishers.noBody());
        return CLIENT.send((token.isEmpty() ? request : request.header("authorization", "Bearer " + token)).build(),
                BodyHandlers.ofByteArray());
    }

    private static void until(Callable<Boolean> isSo) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(50)).until(isSo);
    }

    private static String reason(HttpResponse<byte[]> refusal) throws Exception {
        return Json.MAPPER.readTree(refusal.body()).at("/error/data/reason").asText();
    }

    private static long give(Person viewer, String session, long crowns) {
        for (JsonNode gift : server.guest().query("gifts.getAvailableGifts")) {
            if (gift.path("code").asText().equals("crown")) {
                return viewer.rpc().mutate("gifts.sendGift", "sessionId", session, "giftId", gift.path("id").asText(),
                        "quantity", crowns, "idempotencyKey", UUID.randomUUID().toString()).path("delta").asLong();
            }
        }
        throw new AssertionError("no crown");
    }

    @Test
    void a_gift_becomes_money_and_every_step_has_its_paper() throws Exception {
        Person host = server.register("سارة.النور");
        Person viewer = server.register("viewer");
        Person admin = server.admin();
        server.grant(viewer, 10_000);
        JsonNode made = host.rpc().mutate("streaming.createSession", "title", "Hello", "kind", "video");
        String session = made.at("/session/id").asText();
        Process encoder = Encoder.publish("01_high_bframes",
                made.at("/ingest/rtmpUrl").asText() + "/" + made.at("/ingest/streamKey").asText());
        try {
            until(() -> server.guest().query("streaming.getSession", "sessionId", session)
                    .at("/session/status").asText().equals("live"));
            assertThat(give(viewer, session, 4)).isEqualTo(4_000);
            assertThat(host.diamonds()).as("a half").isEqualTo(2_000);
            admin.rpc().mutate("gifts.setHostTier", "userId", host.id(), "tier", "gold", "reason", "test");
            assertThat(give(viewer, session, 1)).isEqualTo(1_000);
            assertThat(host.diamonds()).as("six tenths of the last").isEqualTo(2_600);
        } finally {
            encoder.destroy();
        }
        String payout = paid(host, admin);
        papers(host, viewer, payout);
        assertThat(admin.rpc().mutate("gifts.auditLedger").path("imbalance").asLong()).isZero();
    }

    private static String paid(Person host, Person admin) throws Exception {
        Map<String, String> bank = Map.of("kind", "iban", "holder", "سارة النور", "account", IBAN);
        JsonNode asked = host.rpc().mutate("gifts.requestPayout", "diamonds", 1_500, "destination", bank,
                "idempotencyKey", "k");
        assertThat(host.rpc().mutate("gifts.requestPayout", "diamonds", 1_500, "destination", bank, "idempotencyKey",
                "k")).isEqualTo(asked);
        assertThat(asked.at("/payout/amount").asLong()).isEqualTo(750);
        assertThat(asked.toString()).contains("••••7519").doesNotContain("60801016");
        assertThat(host.diamonds()).isEqualTo(1_100);
        String payout = asked.at("/payout/id").asText();
        assertThat(RpcClient.refusal(host.rpc().sendMutation("gifts.approvePayout", "payoutId", payout)).path("reason")
                .asText()).isEqualTo("admin_only");
        assertThat(admin.rpc().query("gifts.getPayoutRequests").at("/items/0/id").asText()).isEqualTo(payout);
        assertThat(admin.rpc().mutate("gifts.approvePayout", "payoutId", payout).at("/payout/state").asText())
                .isEqualTo("approved");
        until(() -> host.rpc().query("gifts.getPayouts").at("/items/0/reference").asText()
                .equals("payout-" + payout));
        assertThat(send("POST", "/payouts/webhook/test", "").statusCode()).as("not signed").isEqualTo(400);
        assertThat(send("POST", "/payouts/webhook/paypal", "").statusCode()).isEqualTo(404);
        for (String outcome : new String[]{"applied", "nothing_new"}) {
            JsonNode told = host.rpc().mutate("gifts.settleTestPayout", "payoutId", payout, "outcome", "paid");
            assertThat(told.path("outcome").asText()).isEqualTo(outcome);
            assertThat(told.at("/payout/state").asText()).isEqualTo("paid");
        }
        JsonNode wrong = RpcClient.refusal(host.rpc().sendMutation("gifts.requestPayout", "diamonds", 1_000,
                "destination", Map.of("kind", "iban", "holder", "x", "account", "SA00"), "idempotencyKey", "k2"));
        assertThat(wrong.path("field").asText()).isEqualTo("destination.account");
        return payout;
    }

    private static void papers(Person host, Person viewer, String payout) throws Exception {
        until(() -> host.rpc().query("gifts.getInvoices").path("items").size() == 1);
        JsonNode paper = host.rpc().query("gifts.getInvoices").at("/items/0");
        assertThat(paper.path("number").asText()).matches("PAY-20\\d\\d-000001");
        assertThat(paper.path("subjectId").asText()).isEqualTo(payout);
        String url = paper.path("url").asText();
        HttpResponse<byte[]> file = send("GET", url, host.token());
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.headers().firstValue("content-type")).contains("application/pdf");
        assertThat(file.headers().firstValue("cache-control")).contains("private, no-store");
        assertThat(file.body()).startsWith("%PDF-1.7".getBytes(StandardCharsets.US_ASCII));
        assertThat(send("GET", url, "").statusCode()).isEqualTo(401);
        assertThat(reason(send("GET", url, viewer.token()))).isEqualTo("not_your_invoice");
        assertThat(send("GET", "/invoices/x.pdf", host.token()).statusCode()).isEqualTo(404);

        HttpResponse<byte[]> csv = send("GET", "/statements/diamonds.csv", host.token());
        assertThat(new String(csv.body(), StandardCharsets.UTF_8)).contains(",gift,", ",hold,",
                ",-1500,1100,").hasLineCount(4);
        assertThat(send("GET", "/statements/diamonds.pdf", host.token()).body().length).isGreaterThan(1_000);
        assertThat(send("GET", "/statements/coins.csv", "").statusCode()).isEqualTo(401);
        assertThat(send("POST", "/statements/coins.csv", host.token()).statusCode()).isEqualTo(405);
        assertThat(reason(send("GET", "/statements/coins.csv?from=yesterday", host.token()))).isEqualTo("bad_input");
        assertThat(reason(send("GET", "/statements/gold.csv", host.token()))).isEqualTo("statement_not_found");
        assertThat(host.rpc().query("gifts.getStatement", "kind", "diamonds").path("closing").asLong())
                .isEqualTo(1_100);
    }
}
