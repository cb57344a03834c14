package live.chobi.server.system;

import org.junit.jupiter.api.Test;

/// The pages of hosts and administrators, and what holds for all pages, in a real browser.
class HostPagesTest extends BrowserSuites {
    @Test
    void administrators_look_after_people_sessions_gifts_payouts_and_the_ledger() {
        run("admin-page.test.mjs");
    }

    @Test
    void a_host_leads_a_session_and_is_paid_for_it() {
        run("earnings-page.test.mjs");
    }

    @Test
    void two_browsers_show_a_gift_at_the_same_frame() {
        run("in-time-page.test.mjs");
    }

    @Test
    void an_overlay_shows_gifts_and_chat_over_the_hosts_picture() {
        run("overlay-page.test.mjs");
    }

    @Test
    void the_pages_are_for_everybody() {
        run("quality.test.mjs");
    }

    @Test
    void a_host_goes_on_air_and_ends_with_a_report() {
        run("studio-page.test.mjs");
    }
}
