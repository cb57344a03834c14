package live.chobi.streaming.overlays;

import static live.chobi.testkit.Virtually.call;
import static live.chobi.testkit.Virtually.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.Procedure;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import live.chobi.streaming.sessions.Phase;
import live.chobi.streaming.sessions.Session;
import live.chobi.streaming.sessions.SessionStage;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Who has an overlay's address sees one host's sessions, until it is revoked, and does nothing.
class OverlaysTest {
    private final SessionStage stage = new SessionStage();
    private final Overlays overlays = new Overlays(stage.database);
    private final Caller host = SessionStage.user(stage.host);
    private final Caller stranger = SessionStage.user(UserId.next());
    private final OpenOverlay opening = new OpenOverlay(overlays, stage.sessions, stage.desk, SessionStage::names);

    @AfterEach
    void close() {
        stage.close();
    }

    private CreateOverlay.Output create(String name) {
        return call(() -> new CreateOverlay(overlays).handle(host, new CreateOverlay.Input(name)));
    }

    private OpenOverlay.Output open(String token) {
        return call(() -> opening.handle(new Caller.Guest("127.0.0.1"), new OpenOverlay.Input(token)));
    }

    private static void assertRefused(Runnable act, String reason) {
        assertThatThrownBy(() -> run(act::run)).isInstanceOfSatisfying(Problem.class,
                it -> assertThat(it.reason()).isEqualTo(reason));
    }

    @Test
    void the_token_is_told_once_and_kept_as_a_hash() {
        CreateOverlay.Output made = create(" Gifts ");
        assertThat(made.overlay().name()).isEqualTo("Gifts");
        assertThat(made.token()).startsWith("overlay_").hasSizeGreaterThan(50);
        assertThat(made.path()).isEqualTo("/overlay/" + made.token());
        assertThat(made.toString()).doesNotContain(made.token());
        byte[] stored = call(() -> stage.database.read(db -> db.fetchSingle(
                "select token_hash from streaming.overlay where id = {0}", DSL.val(made.overlay().id()))
                .get(0, byte[].class)));
        assertThat(stored).hasSize(32).isNotEqualTo(made.token().getBytes(StandardCharsets.UTF_8));
        assertThat(call(() -> new GetOverlays(overlays).handle(host, new Procedure.Nothing())).items())
                .containsExactly(made.overlay());
        assertThat(call(() -> new GetOverlays(overlays).handle(stranger, new Procedure.Nothing())).items()).isEmpty();
    }

    @Test
    void it_shows_the_session_on_air_before_one_that_waits_and_none_that_has_ended() {
        String token = create("one").token();
        assertThat(open(token).session()).isNull();
        run(() -> stage.in(Phase.ENDED));
        assertThat(open(token).session()).isNull();
        Session live = call(() -> stage.in(Phase.LIVE));
        run(() -> stage.in(Phase.CREATED));
        assertThat(open(token).session()).isNotNull().satisfies(it -> assertThat(it.id()).isEqualTo(live.id()));
        assertThat(open(token).host()).isEqualTo("name of " + stage.host);
    }

    @Test
    void with_it_one_sees_this_hosts_private_session_and_no_other() {
        SessionId family = call(stage::makePrivate);
        String token = create("one").token();
        UserId shown = call(() -> overlays.hostOf(token));
        assertThat(call(() -> stage.desk.visible(new Caller.Overlay(shown, "127.0.0.1"), family)).id())
                .isEqualTo(family);
        assertRefused(() -> stage.desk.visible(new Caller.Overlay(UserId.next(), "127.0.0.1"), family),
                "private_session");
        assertRefused(() -> new CreateOverlay(overlays).handle(new Caller.Overlay(shown, "127.0.0.1"),
                new CreateOverlay.Input("another")), "sign_in_required");
    }

    @Test
    void revoked_it_opens_nothing() {
        CreateOverlay.Output made = create("one");
        var revoke = new RevokeOverlay(overlays);
        assertRefused(() -> revoke.handle(stranger, new RevokeOverlay.Input(made.overlay().id())),
                "overlay_not_found");
        assertThat(open(made.token()).testedAt()).isNull();
        run(() -> revoke.handle(host, new RevokeOverlay.Input(made.overlay().id())));
        assertRefused(() -> open(made.token()), "overlay_revoked");
        assertRefused(() -> overlays.hostOf(made.token()), "overlay_revoked");
        assertRefused(() -> revoke.handle(host, new RevokeOverlay.Input(made.overlay().id())), "overlay_not_found");
    }

    @Test
    void what_was_never_a_token_opens_nothing() {
        for (String token : List.of("overlay_", "overlay_" + "x".repeat(192), "nonsense")) {
            assertRefused(() -> open(token), "overlay_revoked");
        }
    }

    @Test
    void a_trial_gift_is_asked_for_by_its_host_alone() {
        CreateOverlay.Output made = create("one");
        var test = new TestOverlay(overlays, stage.clock);
        assertRefused(() -> test.handle(stranger, new TestOverlay.Input(made.overlay().id())), "overlay_not_found");
        run(() -> test.handle(host, new TestOverlay.Input(made.overlay().id())));
        assertThat(open(made.token()).testedAt()).isEqualTo(stage.clock.instant());
    }

    @Test
    void a_host_has_ten_at_most() {
        for (int i = 0; i < Overlays.OVERLAYS_MAX; i++) {
            var _ = create("number " + i);
        }
        assertRefused(() -> create("one more"), "too_many_overlays");
    }
}
