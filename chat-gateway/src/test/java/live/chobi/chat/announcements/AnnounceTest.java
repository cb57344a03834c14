package live.chobi.chat.announcements;

import static live.chobi.chat.messages.ChatStage.user;
import static live.chobi.testkit.Virtually.run;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import live.chobi.chat.announcements.Announce.Announcement;
import live.chobi.chat.messages.ChatStage;
import live.chobi.chat.messages.FloodGate;
import live.chobi.kernel.Caller;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import live.chobi.log.LogRow;
import live.chobi.log.RowType.Audience;
import live.chobi.log.RowViews;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Who announces, and what everybody reads.
class AnnounceTest {
    private ChatStage stage;
    private SessionId session;
    private Announce announce;

    @BeforeEach
    void open() {
        stage = new ChatStage();
        session = stage.session("live");
        announce = new Announce(stage.here.door(), stage.here.rooms, stage.here.sequencer,
                new FloodGate(2, stage.clock), ChatStage::names);
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private Announcement say(Caller caller, SessionId in, String text, @Nullable String clientId) {
        return announce.handle(caller, new Announce.Input(in, text, clientId)).announcement();
    }

    private void refused(String reason, Caller caller, SessionId in, String text, @Nullable String clientId) {
        ChatStage.assertRefused(reason, () -> {
            var _ = say(caller, in, text, clientId);
        });
    }

    @Test
    void staff_announces_and_everybody_reads_who() {
        run(() -> {
            Announcement said = say(user(stage.host), session, "Break", null);
            assertThat(said.user()).isEqualTo("name of " + stage.host);
            assertThat(new RowViews(AnnouncementRow.ALL, ChatStage::names).of(stage.rows(session), Audience.EVERYBODY)
                    .getFirst()
                    .payload().toString()).isEqualTo("{\"id\":\"" + said.id()
                            + "\",\"text\":\"Break\",\"user\":\"name of " + stage.host + "\"}");
        });
    }

    @Test
    void a_retry_is_one_announcement_and_with_other_words_a_conflict() {
        run(() -> {
            assertThat(say(user(stage.host), session, "Break", "c1"))
                    .isEqualTo(say(user(stage.host), session, "Break", "c1"));
            stage.clock.pass(java.time.Duration.ofSeconds(10));
            refused("idempotency_key_reused", user(stage.host), session, "Over", "c1");
            assertThat(stage.rows(session)).extracting(LogRow::type).isEqualTo(List.of("announcement"));
        });
    }

    @Test
    void what_is_refused_leaves_no_row() {
        run(() -> {
            refused("not_a_moderator", user(UserId.next()), session, "x", null);
            refused("sign_in_required", ChatStage.guest(), session, "x", null);
            refused("session_ended", user(stage.host), stage.session("ended"), "x", null);
            var _ = say(user(stage.host), session, "1", null);
            refused("chat_flood", user(stage.host), session, "2", null);
            assertThat(stage.rows(session)).hasSize(1);
        });
    }
}
