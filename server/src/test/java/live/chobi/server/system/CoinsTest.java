package live.chobi.server.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import live.chobi.outbox.Json;
import live.chobi.testkit.FakeStripe;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Coins bought through the running server: its RPC, its webhook, and a Stripe on this machine.
@Timeout(180)
class CoinsTest {
    private static final FakeStripe STRIPE = new FakeStripe();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static RunningServer server;

    @BeforeAll
    static void start() {
        server = RunningServer.start(RunningServer.freshData(CoinsTest.class), "--payments.provider=stripe",
                "--payments.stripe.url=" + STRIPE.url(), "--payments.stripe.key=" + FakeStripe.KEY,
                "--payments.stripe.webhook.secret=" + FakeStripe.WEBHOOK_SECRET, "--recording.enabled=false");
    }

    @AfterAll
    static void stop() throws Exception {
        try (RunningServer running = server; STRIPE) {
            running.stop();
            assertThat(running.printed()).doesNotContain("ERROR", "LEAK", FakeStripe.KEY, FakeStripe.WEBHOOK_SECRET);
        }
    }

    private static JsonNode pack(String code) {
        for (JsonNode pack : server.guest().query("gifts.getCoinPacks").path("items")) {
            if (pack.path("code").asText().equals(code)) {
                return pack;
            }
        }
        throw new AssertionError("no pack " + code);
    }

    private static JsonNode buy(Person who, String key) {
        return who.rpc().mutate("gifts.buyCoins", "packId", pack("pouch").path("id").asText(), "currency", "USD",
                "idempotencyKey", key, "returnPath", "/watch/x?lang=ar");
    }

    private static String session(JsonNode bought) {
        String url = bought.path("checkoutUrl").asText();
        return url.substring(url.lastIndexOf('/') + 1);
    }

    private static int post(String provider, String body, String signature) throws Exception {
        HttpRequest.Builder request = HttpRequest
                .newBuilder(URI.create(server.http() + "/payments/webhook/" + provider))
                .timeout(Duration.ofSeconds(30)).POST(BodyPublishers.ofString(body));
        HttpResponse<String> answer = CLIENT.send(
                (signature.isEmpty() ? request : request.header("Stripe-Signature", signature)).build(),
                BodyHandlers.ofString());
        return answer.statusCode();
    }

    private static int post(FakeStripe.Message message) throws Exception {
        return post("stripe", message.body(), message.signature());
    }

    @Test
    void coins_are_bought_once_and_taken_back_with_the_money() throws Exception {
        Person ana = server.register("ana");
        JsonNode bought = buy(ana, "k1");
        assertThat(bought.at("/purchase/state").asText()).isEqualTo("pending");
        assertThat(buy(ana, "k1")).isEqualTo(bought);
        String session = session(bought);
        assertThat(ana.coins()).isZero();

        STRIPE.pay(session);
        Instant now = Instant.now();
        FakeStripe.Message paid = STRIPE.message("checkout.session.completed", session, now);
        assertThat(post("stripe", paid.body(), "")).as("not signed").isEqualTo(400);
        assertThat(post("stripe", paid.body(), "t=1,v1=00")).as("forged").isEqualTo(400);
        assertThat(post(FakeStripe.sign(paid.body(), now.minusSeconds(600)))).as("old").isEqualTo(400);
        assertThat(post("paypal", paid.body(), paid.signature())).isEqualTo(404);
        assertThat(post("stripe", "x".repeat(300_000), paid.signature())).isEqualTo(413);
        assertThat(RpcClient.get(server.http() + "/payments/webhook/stripe").statusCode()).isEqualTo(405);
        assertThat(ana.coins()).isZero();

        assertThat(post(paid)).isEqualTo(200);
        assertThat(post(paid)).as("repeated").isEqualTo(200);
        assertThat(ana.coins()).isEqualTo(550);
        String purchase = bought.at("/purchase/id").asText();
        assertThat(ana.rpc().query("gifts.getPurchase", "purchaseId", purchase).at("/purchase/state").asText())
                .isEqualTo("paid");
        JsonNode row = ana.rpc().query("gifts.getTransactions").at("/items/0");
        assertThat(row.path("kind").asText()).isEqualTo("purchase");
        assertThat(row.at("/details/purchaseId").asText()).isEqualTo(purchase);

        assertThat(post(STRIPE.message("charge.dispute.funds_withdrawn", session, now))).isEqualTo(200);
        assertThat(ana.coins()).isZero();
        assertThat(RpcClient.get(server.http() + "/metrics").body())
                .contains("chobi_purchases_total{state=\"paid\"} 1", "chobi_purchases_total{state=\"charged_back\"} 1",
                        "chobi_purchase_news_total{outcome=\"forged\",provider=\"stripe\"} 3");
        String report = "id,amount,currency,state\n" + session + ",499,USD,paid\npi_nobodys,100,USD,paid\n";
        JsonNode found = server.admin().rpc().mutate("gifts.reconcilePayments", "provider", "stripe", "from",
                now.minusSeconds(3600).toString(), "to", now.plusSeconds(3600).toString(), "report", report);
        assertThat(found.path("items")).extracting(it -> it.path("kind").asText()).containsExactly("other_state",
                "missing_here");
    }

    @Test
    void wrong_amounts_keys_and_callers_are_refused_with_their_field() {
        Person bob = server.register("bob");
        String id = pack("pouch").path("id").asText();
        List<Object[]> wrong = List.of(
                new Object[]{"packId", "pouch", "currency", "USD", "idempotencyKey", "k"},
                new Object[]{"currency", "DOGE", "packId", id, "idempotencyKey", "k"},
                new Object[]{"currency", 5, "packId", id, "idempotencyKey", "k"},
                new Object[]{"idempotencyKey", "", "packId", id, "currency", "USD"},
                new Object[]{"idempotencyKey", "x".repeat(201), "packId", id, "currency", "USD"},
                new Object[]{"returnPath", "//evil.example", "packId", id, "currency", "USD", "idempotencyKey", "k"},
                new Object[]{"returnPath", "https://evil.example", "packId", id, "currency", "USD", "idempotencyKey",
                    "k"},
                new Object[]{"returnPath", "/\\evil.example", "packId", id, "currency", "USD", "idempotencyKey", "k"});
        for (Object[] input : wrong) {
            JsonNode refusal = RpcClient.refusal(bob.rpc().sendMutation("gifts.buyCoins", input));
            assertThat(refusal.path("code").asText()).as(List.of(input).toString()).isEqualTo("BAD_REQUEST");
            assertThat(refusal.path("field").asText()).isEqualTo(input[0]);
        }
        assertThat(RpcClient.refusal(server.guest().sendMutation("gifts.buyCoins", "packId", id, "currency", "USD",
                "idempotencyKey", "k")).path("code").asText()).isEqualTo("UNAUTHORIZED");
        String mine = buy(bob, "k2").at("/purchase/id").asText();
        assertThat(RpcClient.refusal(server.register("carl").rpc().sendQuery("gifts.getPurchase", "purchaseId", mine))
                .path("code").asText()).isEqualTo("FORBIDDEN");
        for (String amount : List.of("0", "-1", "1.5", "\"5\"", "NaN", "1e999", "9223372036854775807",
                "9223372036854775808", "true")) {
            assertThat(sendRaw(server.admin(), "gifts.refundPurchase", "{\"purchaseId\":\"" + mine + "\",\"amount\":"
                    + amount + ",\"idempotencyKey\":\"" + UUID.randomUUID() + "\",\"reason\":\"x\"}")).as(amount)
                    .isEqualTo("BAD_REQUEST");
            assertThat(sendRaw(server.admin(), "gifts.saveCoinPack", "{\"code\":\"odd\",\"name\":\"Odd\",\"coins\":"
                    + amount
                    + ",\"bonus\":0,\"place\":1,\"active\":true,\"prices\":[{\"currency\":\"USD\",\"amount\":1}]}"))
                    .as(amount).isEqualTo("BAD_REQUEST");
            assertThat(sendRaw(bob, "gifts.sendGift", "{\"sessionId\":\"" + mine + "\",\"giftId\":\"" + id
                    + "\",\"quantity\":" + amount + ",\"idempotencyKey\":\"x\"}")).as(amount)
                    .isEqualTo("BAD_REQUEST");
            assertThat(sendRaw(bob, "gifts.requestPayout", "{\"diamonds\":" + amount + ",\"idempotencyKey\":\"x\"}"))
                    .as(amount).isEqualTo("BAD_REQUEST");
            assertThat(sendRaw(server.admin(), "gifts.addCoins", "{\"userId\":\"" + bob.id() + "\",\"amount\":" + amount
                    + ",\"idempotencyKey\":\"x\",\"reason\":\"x\"}")).as(amount).isEqualTo("BAD_REQUEST");
            assertThat(sendRaw(server.admin(), "gifts.saveCoinPack",
                    "{\"code\":\"odd\",\"name\":\"Odd\",\"coins\":5,\"bonus\":0,\"place\":1,\"active\":true,"
                            + "\"prices\":[{\"currency\":\"USD\",\"amount\":" + amount + "}]}"))
                    .as(amount).isEqualTo("BAD_REQUEST");
        }
        for (String procedure : List.of("gifts.saveCoinPack", "gifts.refundPurchase", "gifts.reconcilePayments")) {
            assertThat(sendRaw(bob, procedure, "{}")).as(procedure).isEqualTo("FORBIDDEN");
        }
        assertThat(sendRaw(bob, "gifts.settleTestPurchase", "{}")).as("not there with Stripe").isEqualTo("NOT_FOUND");
        assertThat(bob.coins()).isZero();
    }

    private static String sendRaw(Person who, String procedure, String json) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.http() + "/api/trpc/" + procedure))
                .timeout(Duration.ofSeconds(30)).header("content-type", "application/json")
                .header("authorization", "Bearer " + who.token()).POST(BodyPublishers.ofString(json)).build();
        try {
            JsonNode answer = Json.MAPPER.readTree(CLIENT.send(request, BodyHandlers.ofString()).body());
            String code = answer.at("/error/data/code").asText();
            return code.equals("PARSE_ERROR") ? "BAD_REQUEST" : code;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
