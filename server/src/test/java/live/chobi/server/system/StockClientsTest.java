package live.chobi.server.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import live.chobi.server.VerifyLedger;
import live.chobi.server.node.NodeSuite;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Stock clients against the whole program; the suites in `src/test/node` say what they prove.
class StockClientsTest {
    private static RunningServer server;

    @BeforeAll
    static void start() {
        server = RunningServer.start(RunningServer.freshData(StockClientsTest.class));
    }

    @Test
    void from_an_encoder_to_a_gift_and_the_report() {
        NodeSuite.run("encoder-to-gift.test.mjs", server.forNode());
    }

    @Test
    void co_hosts_likes_polls_and_emoji_by_the_stock_clients() {
        NodeSuite.run("interaction.test.mjs", server.forNode());
    }

    @Test
    void accounts_sessions_chat_and_wallets_by_the_stock_trpc_client() {
        NodeSuite.run("procedures.test.mjs", server.forNode());
    }

    @Test
    void sockets_that_drop_speak_other_dialects_or_may_not_come_in() {
        NodeSuite.run("sockets.test.mjs", server.forNode());
    }

    @Test
    void subscriptions_by_the_stock_trpc_client() {
        NodeSuite.run("subscriptions.test.mjs", server.forNode());
    }

    @Test
    void moderation_by_the_stock_clients() {
        NodeSuite.run("moderation.test.mjs", server.forNode());
    }

    @Test
    void notifications_by_the_stock_clients() {
        NodeSuite.run("notifications.test.mjs", server.forNode());
    }

    @AfterAll
    static void the_ledger_is_clean_after_the_stop_and_nothing_was_complained_of() throws Exception {
        try (RunningServer running = server) {
            running.stop();
            assertThat(running.printed()).doesNotContain("ERROR", "LEAK");
            Process verify = RunningServer.launch(VerifyLedger.class, List.of("--data.dir=" + running.data()));
            String verdict = new String(verify.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(verify.waitFor()).as(verdict).isZero();
            assertThat(verdict).contains("clean");
        }
    }
}
