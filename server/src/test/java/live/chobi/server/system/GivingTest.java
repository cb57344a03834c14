package live.chobi.server.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Giving as clients have it, through the whole server: rankings, the catalogue, goals, limits and battles.
class GivingTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static RunningServer server;

    @BeforeAll
    static void start() {
        server = RunningServer.start(RunningServer.freshData(GivingTest.class), "--gifts.daily.max=1000",
                "--session.grace=60");
    }

    @AfterAll
    static void stop() throws Exception {
        try (RunningServer running = server) {
            running.stop();
            assertThat(running.printed()).doesNotContain("ERROR", "LEAK");
        }
    }

    private static void until(Callable<Boolean> isSo) {
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(isSo);
    }

    private static String session(Person host, String visibility) {
        return host.rpc().mutate("streaming.createSession", "title", "By " + host.username(), "visibility", visibility)
                .at("/session/id").asText();
    }

    private static String reason(Person who, String procedure, Object... fields) {
        return RpcClient.refusal(who.rpc().sendMutation(procedure, fields)).path("reason").asText();
    }

    private static String gift(String code) {
        for (JsonNode gift : server.guest().query("gifts.getAvailableGifts")) {
            if (gift.path("code").asText().equals(code)) {
                return gift.path("id").asText();
            }
        }
        throw new AssertionError("no gift " + code);
    }

    private static List<String> rows(Person reader, String session) {
        return reader.rpc().query("streaming.getEvents", "sessionId", session).path("items").findValuesAsText("type")
                .stream().filter(it -> it.startsWith("goal") || it.startsWith("battle") || it.equals("gift")
                        || it.equals("hidden"))
                .toList();
    }

    @Test
    void what_is_given_ranks_reaches_the_goal_and_wins_the_battle() {
        Person host = server.register("host");
        Person rival = server.register("rival");
        Person ana = server.register("ana");
        server.grant(ana, 2_000);
        JsonNode made = host.rpc().mutate("streaming.createSession", "title", "Evening");
        JsonNode other = rival.rpc().mutate("streaming.createSession", "title", "Night");
        String mine = made.at("/session/id").asText();
        String theirs = other.at("/session/id").asText();
        List<Process> encoders = List.of(publish(made), publish(other));
        try {
            for (String session : List.of(mine, theirs)) {
                until(() -> server.guest().query("streaming.getSession", "sessionId", session).at("/session/status")
                        .asText().equals("live"));
            }
            assertThat(host.rpc().mutate("gifts.setGoal", "sessionId", mine, "title", "A lamp", "coins", 30)
                    .at("/goal/progress").asLong()).isZero();
            assertThat(reason(ana, "gifts.setGoal", "sessionId", mine, "title", "Mine", "coins", 1))
                    .isEqualTo("not_your_session");

            String battle = host.rpc().mutate("gifts.challengeBattle", "sessionId", mine, "opponentSessionId", theirs,
                    "seconds", 600).at("/battle/id").asText();
            assertThat(rival.rpc().query("gifts.getBattle", "sessionId", theirs).at("/challenges/0/challenger/username")
                    .asText()).isEqualTo("host");
            assertThat(reason(ana, "gifts.answerBattle", "battleId", battle, "accept", true))
                    .isEqualTo("not_your_session");
            assertThat(rival.rpc().mutate("gifts.answerBattle", "battleId", battle, "accept", true)
                    .at("/battle/status").asText()).isEqualTo("running");

            JsonNode given = ana.rpc().mutate("gifts.sendGift", "sessionId", mine, "giftId", gift("rose"), "quantity",
                    4,
                    "expectedPrice", 10, "idempotencyKey", "k1");
            assertThat(given.path("delta").asLong()).isEqualTo(40);
            assertThat(reason(ana, "gifts.sendGift", "sessionId", mine, "giftId", gift("rose"), "expectedPrice", 9,
                    "idempotencyKey", "k2")).isEqualTo("price_changed");
            assertThat(reason(ana, "gifts.sendGift", "sessionId", mine, "giftId", gift("crown"), "idempotencyKey",
                    "k3")).isEqualTo("daily_limit");
            JsonNode goal = server.guest().query("gifts.getGoal", "sessionId", mine).path("goal");
            assertThat(goal.path("progress").asLong()).isEqualTo(40);
            assertThat(goal.path("reached").asBoolean()).isTrue();
            for (Map.Entry<String, String> scope : Map.of("sessionId", mine, "userId", host.id()).entrySet()) {
                until(() -> server.guest().query("gifts.getLeaderboard", scope.getKey(), scope.getValue(), "period",
                        "week").at("/items/0/coins").asLong() == 40);
            }
            JsonNode first = server.guest().query("gifts.getLeaderboard", "sessionId", mine).at("/items/0");
            assertThat(first.at("/user/username").asText()).isEqualTo("ana");
            assertThat(first.path("rank").asInt()).isEqualTo(1);
            assertThat(first.path("gifts").asInt()).isEqualTo(4);

            rival.rpc().mutate("streaming.endSession", "sessionId", theirs);
            until(() -> server.guest().query("gifts.getBattle", "sessionId", mine).at("/battle/status").asText()
                    .equals("ended"));
            JsonNode over = server.guest().query("gifts.getBattle", "sessionId", mine).path("battle");
            assertThat(over.at("/winner/username").asText()).isEqualTo("host");
            assertThat(over.path("reason").asText()).isEqualTo("left");
            assertThat(over.path("challengerScore").asLong()).isEqualTo(40);
            assertThat(rows(host, mine)).startsWith("goal_set", "battle_proposed", "battle_started", "gift",
                    "goal_reached").contains("battle_ended");
            assertThat(rows(ana, theirs)).containsExactly("hidden", "battle_started", "battle_ended");
            giveBack(given.path("transactionId").asText(), host, ana, mine);
        } finally {
            encoders.forEach(Process::destroyForcibly);
        }
    }

    private static void giveBack(String gift, Person host, Person ana, String session) {
        Object[] half = {"transactionId", gift, "coins", 20, "idempotencyKey", "r1", "reason", "by mistake"};
        assertThat(RpcClient.refusal(ana.rpc().sendMutation("gifts.refundGift", half)).path("code").asText())
                .isEqualTo("FORBIDDEN");
        JsonNode back = server.admin().rpc().mutate("gifts.refundGift", half);
        assertThat(back.path("left").asLong()).isEqualTo(20);
        assertThat(server.admin().rpc().mutate("gifts.refundGift", half)).isEqualTo(back);
        JsonNode row = row(host, session, back);
        assertThat(row.path("type").asText()).isEqualTo("gift_refunded");
        assertThat(row.at("/payload/giver/username").asText()).isEqualTo("ana");
        assertThat(row.at("/payload/delta").asLong()).isEqualTo(-20);
        assertThat(row(ana, session, back).path("type").asText()).isEqualTo("hidden");
        assertThat(ana.coins()).isEqualTo(1_980);
        until(() -> server.guest().query("gifts.getLeaderboard", "sessionId", session).at("/items/0/coins")
                .asLong() == 20);
    }

    private static JsonNode row(Person reader, String session, JsonNode refund) {
        return reader.rpc().query("streaming.getEvents", "sessionId", session, "afterSeq",
                refund.path("seq").asLong() - 1, "limit", 1).at("/items/0");
    }

    private static Process publish(JsonNode session) {
        return Encoder.publish("01_high_bframes", session.at("/ingest/rtmpUrl").asText() + "/"
                + session.at("/ingest/streamKey").asText());
    }

    @Test
    void an_administrator_changes_the_catalogue_and_nobody_else() {
        Person user = server.register("user");
        Object[] camel = {"code", "camel", "name", Map.of("en", "Camel", "ar", "جمل"), "tier", "rare", "price", 15,
            "animation", "burst", "active", true};
        assertThat(RpcClient.refusal(user.rpc().sendMutation("gifts.saveGift", camel)).path("code").asText())
                .isEqualTo("FORBIDDEN");
        assertThat(server.admin().rpc().mutate("gifts.saveGift", camel).at("/gift/name/ar").asText()).isEqualTo("جمل");
        assertThat(server.guest().query("gifts.getAvailableGifts", "locale", "ar").findValuesAsText("name"))
                .contains("وردة", "جمل");
        assertThat(server.guest().query("gifts.getAvailableGifts").findValuesAsText("name")).contains("Camel");
        assertThat(server.admin().rpc().query("gifts.getAllGifts").path("items")).hasSize(9);
        assertThat(RpcClient.refusal(server.guest().sendQuery("gifts.getAvailableGifts", "locale", "<ar>"))
                .path("field").asText()).isEqualTo("locale");
        assertThat(RpcClient.refusal(server.admin().rpc().sendMutation("gifts.saveGift", "code", "x", "name",
                Map.of("en", "", "ar", "x"), "tier", "rare", "price", 15, "animation", "burst", "active", true))
                .path("field").asText()).isEqualTo("name.en");
    }

    @Test
    void givers_see_and_set_their_limits_and_a_private_session_keeps_its_givers_to_itself() {
        Person host = server.register("shy");
        Person ana = server.register("lina");
        JsonNode limits = ana.rpc().mutate("gifts.setGivingLimit", "coinsPerDay", 50).path("limits");
        assertThat(limits.path("ownLimit").asLong()).isEqualTo(50);
        assertThat(limits.path("left").asLong()).isEqualTo(50);
        assertThat(limits.path("dailyMax").asLong()).isEqualTo(1_000);
        assertThat(ana.rpc().mutate("gifts.confirmAge", "birthDate", "1990-12-31").at("/limits/birthDate").asText())
                .isEqualTo("1990-12-31");
        assertThat(ana.rpc().query("gifts.getGivingLimits").at("/limits/ownLimit").asLong()).isEqualTo(50);

        String hidden = session(host, "private");
        for (String procedure : List.of("gifts.getLeaderboard", "gifts.getGoal", "gifts.getBattle")) {
            assertThat(RpcClient.refusal(ana.rpc().sendQuery(procedure, "sessionId", hidden)).path("reason").asText())
                    .as(procedure).isEqualTo("private_session");
            assertThat(host.rpc().query(procedure, "sessionId", hidden).isObject()).as(procedure).isTrue();
        }
        assertThat(reason(host, "gifts.challengeBattle", "sessionId", hidden, "opponentSessionId",
                session(host, "public"))).isEqualTo("private_session");
    }
}
