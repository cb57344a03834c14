package live.chobi.server.system;

import org.junit.jupiter.api.Test;

/// The pages of those who watch, in a real browser.
class ViewerPagesTest extends BrowserSuites {
    @Test
    void a_viewer_watches_chats_and_gives() {
        run("watch-page.test.mjs");
    }

    @Test
    void a_recording_is_watched_with_what_was_said_beside_it() {
        run("video-page.test.mjs");
    }

    @Test
    void people_talk_vote_and_moderate_beside_the_picture() {
        run("room-page.test.mjs");
    }

    @Test
    void a_gift_is_bought_for_sent_once_and_played() {
        run("gift-page.test.mjs");
    }

    @Test
    void goals_battles_and_rankings_grow_with_the_gifts() {
        run("gift-sums-page.test.mjs");
    }

    @Test
    void notifications_are_told_on_every_page() {
        run("bell-page.test.mjs");
    }

    @Test
    void the_first_page_finds_what_is_live_to_come_and_recorded() {
        run("home-page.test.mjs");
    }

    @Test
    void what_goes_wrong_is_said_and_passes() {
        run("trouble-page.test.mjs");
    }
}
