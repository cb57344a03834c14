package live.chobi.server.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import live.chobi.server.node.NodeSuite;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.jspecify.annotations.Nullable;

/// The pages in a real browser; the suites in `src/test/node` say what they prove. Without a browser they are skipped
/// aloud, or fail where `CI=true` allows no skipping.
class BrowserTest {
    private static final Path USUAL = Path.of("/usr/bin/chromium");

    /// What the pages looked like, for people; kept after the test.
    private static final Path PICTURES = Path.of("target/screenshots").toAbsolutePath();

    private static final Map<String, String> environment = new HashMap<>();
    private static @Nullable RunningServer server;

    @BeforeAll
    static void start() {
        environment.put("CHROMIUM", browser());
        RunningServer started = RunningServer.start(RunningServer.freshData(BrowserTest.class),
                "--payments.provider=test", "--payouts.provider=test");
        server = started;
        environment.putAll(started.forNode());
        environment.put("SHOTS", PICTURES.toString());
    }

    private static String browser() {
        String named = System.getenv("CHROMIUM");
        if (named != null && !named.isEmpty()) {
            return named;
        }
        if (Files.isExecutable(USUAL)) {
            return USUAL.toString();
        }
        String why = "the browser tests need a Chromium: install one, or point CHROMIUM at it";
        if ("true".equals(System.getenv("CI"))) {
            throw new AssertionError(why);
        }
        System.err.println("SKIPPED: " + why);
        return abort(why);
    }

    @Test
    void a_viewer_watches_chats_and_gives() {
        NodeSuite.run("watch-page.test.mjs", environment);
    }

    @Test
    void a_recording_is_watched_with_what_was_said_beside_it() {
        NodeSuite.run("video-page.test.mjs", environment);
    }

    @Test
    void people_talk_vote_and_moderate_beside_the_picture() {
        NodeSuite.run("room-page.test.mjs", environment);
    }

    @Test
    void a_gift_is_bought_for_sent_once_and_played() {
        NodeSuite.run("gift-page.test.mjs", environment);
    }

    @Test
    void goals_battles_and_rankings_grow_with_the_gifts() {
        NodeSuite.run("gift-sums-page.test.mjs", environment);
    }

    @Test
    void notifications_are_told_on_every_page() {
        NodeSuite.run("bell-page.test.mjs", environment);
    }

    @Test
    void the_first_page_finds_what_is_live_to_come_and_recorded() {
        NodeSuite.run("home-page.test.mjs", environment);
    }

    @Test
    void administrators_look_after_people_sessions_gifts_payouts_and_the_ledger() {
        NodeSuite.run("admin-page.test.mjs", environment);
    }

    @Test
    void a_host_leads_a_session_and_is_paid_for_it() {
        NodeSuite.run("earnings-page.test.mjs", environment);
    }

    @Test
    void two_browsers_show_a_gift_at_the_same_frame() {
        NodeSuite.run("in-time-page.test.mjs", environment);
    }

    @Test
    void what_goes_wrong_is_said_and_passes() {
        NodeSuite.run("trouble-page.test.mjs", environment);
    }

    @Test
    void an_overlay_shows_gifts_and_chat_over_the_hosts_picture() {
        NodeSuite.run("overlay-page.test.mjs", environment);
    }

    @Test
    void the_pages_are_for_everybody() {
        NodeSuite.run("quality.test.mjs", environment);
    }

    @Test
    void a_host_goes_on_air_and_ends_with_a_report() {
        NodeSuite.run("studio-page.test.mjs", environment);
    }

    @AfterAll
    static void stop() throws Exception {
        if (server == null) {
            return;
        }
        try (RunningServer running = server) {
            running.stop();
            assertThat(running.printed()).doesNotContain("ERROR", "LEAK");
        }
    }
}
