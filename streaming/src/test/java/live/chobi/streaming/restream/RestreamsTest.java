package live.chobi.streaming.restream;

import static live.chobi.testkit.Virtually.call;
import static live.chobi.testkit.Virtually.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import live.chobi.identity.secrets.MasterKey;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import live.chobi.kernel.Uuid7;
import live.chobi.outbox.Json;
import live.chobi.streaming.restream.RestreamStatus.State;
import live.chobi.streaming.sessions.Phase;
import live.chobi.streaming.sessions.Session;
import live.chobi.streaming.sessions.SessionStage;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Who may send a session elsewhere, what is kept of the address, and what media is told.
class RestreamsTest {
    private static final String KEY = "abcd-efgh-ijkl-secret";

    private final SessionStage stage = new SessionStage();
    private final Media media = new Media();
    private final Restreams restreams = new Restreams(stage.database, new MasterKey(new byte[32]));
    private final RestreamDesk desk = new RestreamDesk(restreams, stage.desk, media);
    private final Caller host = SessionStage.user(stage.host);
    private final Session session = call(() -> stage.in(Phase.LIVE));

    /// Takes every `rtmp://` address and remembers whom it was told of.
    private static final class Media implements Pushes {
        final List<SessionId> changed = new ArrayList<>();
        final Map<UUID, RestreamStatus> states = new HashMap<>();

        @Override
        public String shown(RestreamAddress address) {
            if (!address.url().startsWith("rtmp://")) {
                throw new IllegalArgumentException("must be like rtmp://HOST/APP/STREAM_KEY");
            }
            return address.url() + "/••••";
        }

        @Override
        public synchronized void changed(SessionId session) {
            changed.add(session);
        }

        @Override
        public Map<UUID, RestreamStatus> status(SessionId session) {
            return states;
        }
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private RestreamView add(String name) {
        return call(() -> new AddRestream(desk).handle(host,
                new AddRestream.Input(session.id(), name, "rtmp://a.example/live2", KEY)).restream());
    }

    private List<RestreamView> listed() {
        return call(() -> new GetRestreams(desk).handle(host, new GetRestreams.Input(session.id())).items());
    }

    @Test
    void a_target_is_listed_without_its_key_and_media_hears_of_it() {
        RestreamView made = add(" Mirror ");

        assertThat(made.name()).isEqualTo("Mirror");
        assertThat(made.url()).isEqualTo("rtmp://a.example/live2/••••");
        assertThat(made.status().state()).isEqualTo(State.WAITING);
        assertThat(listed()).containsExactly(made);
        assertThat(Json.write(made)).doesNotContain(KEY);
        assertThat(media.changed).containsExactly(session.id());
    }

    @Test
    void the_status_is_what_media_says() {
        RestreamView made = add("Mirror");
        media.states.put(made.id(), new RestreamStatus(State.RETRYING, Instant.parse("2026-01-02T03:04:05Z"), 3,
                "nobody listens there", 0, 7));

        assertThat(Json.write(listed().getFirst().status())).isEqualTo("""
                {"state":"retrying","since":"2026-01-02T03:04:05.000Z","attempts":3,"lastError":"nobody listens there",\
                "bitsPerSecond":0,"droppedFrames":7}""");
    }

    @Test
    void the_database_holds_neither_address_nor_key_in_the_clear_and_an_address_moved_to_another_row_does_not_open() {
        RestreamView one = add("One");
        RestreamView two = add("Two");

        run(() -> {
            byte[] sealed = stage.database
                    .read(db -> db.fetchSingle("select sealed from streaming.restream where id = {0}",
                            DSL.val(one.id())).get(0, byte[].class));
            assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain(KEY).doesNotContain("example");
            assertThat(restreams.get(one.id()).address()).isEqualTo(new RestreamAddress("rtmp://a.example/live2", KEY));
            assertThat(restreams.get(one.id()).toString()).doesNotContain(KEY);

            stage.database.transact(tx -> tx.execute("update streaming.restream set sealed = {0} where id = {1}",
                    DSL.val(sealed), DSL.val(two.id())));
            assertThatThrownBy(() -> restreams.get(two.id())).isInstanceOf(MasterKey.Unusable.class);
        });
    }

    @Test
    void a_target_is_switched_off_named_anew_and_taken_out() {
        UUID id = add("Mirror").id();

        RestreamView off = call(() -> new UpdateRestream(desk)
                .handle(host, new UpdateRestream.Input(id, false, null)).restream());
        assertThat(off.enabled()).isFalse();
        assertThat(off.name()).isEqualTo("Mirror");
        assertThat(off.status().state()).isEqualTo(State.STOPPED);
        assertThat(call(() -> new UpdateRestream(desk).handle(host, new UpdateRestream.Input(id, null, "Other"))
                .restream()).name()).isEqualTo("Other");
        run(() -> {
            var _ = new RemoveRestream(desk).handle(host, new RemoveRestream.Input(id));
        });

        assertThat(listed()).isEmpty();
        assertThat(media.changed).hasSize(4);
        assertThatThrownBy(() -> call(() -> new RemoveRestream(desk).handle(host, new RemoveRestream.Input(id))))
                .isInstanceOfSatisfying(Problem.class,
                        it -> assertThat(it.reason()).isEqualTo("restream_not_found"));
    }

    @Test
    void a_session_is_sent_to_five_places_at_most_also_when_six_are_added_at_once() {
        List<CompletableFuture<String>> attempts = IntStream.range(0, 6).mapToObj(i -> CompletableFuture.supplyAsync(
                () -> outcome(() -> add("target " + i)), Thread::startVirtualThread)).toList();

        assertThat(attempts.stream().map(CompletableFuture::join)).containsExactlyInAnyOrder("yes", "yes", "yes", "yes",
                "yes", "too_many_restreams");
        assertThat(listed()).hasSize(5);
    }

    @Test
    void only_who_runs_the_session_sees_or_changes_its_targets() {
        UUID id = add("Mirror").id();
        Caller stranger = SessionStage.user(UserId.next());

        assertThat(outcome(() -> call(() -> new GetRestreams(desk).handle(stranger,
                new GetRestreams.Input(session.id()))))).isEqualTo("not_your_session");
        assertThat(outcome(() -> call(() -> new AddRestream(desk).handle(stranger,
                new AddRestream.Input(session.id(), "x", "rtmp://a.example/a", null))))).isEqualTo("not_your_session");
        assertThat(outcome(() -> call(() -> new UpdateRestream(desk).handle(stranger,
                new UpdateRestream.Input(id, false, null))))).isEqualTo("not_your_session");
        assertThat(outcome(() -> call(() -> new RemoveRestream(desk).handle(stranger,
                new RemoveRestream.Input(id))))).isEqualTo("not_your_session");
        assertThat(outcome(() -> call(() -> new GetRestreams(desk).handle(SessionStage.admin(),
                new GetRestreams.Input(session.id()))))).isEqualTo("yes");
        assertThat(listed()).hasSize(1);
    }

    @Test
    void what_is_no_address_and_a_session_that_is_over_are_refused() {
        assertThatThrownBy(() -> call(() -> new AddRestream(desk).handle(host,
                new AddRestream.Input(session.id(), "x", "http://a.example/a", KEY))))
                .isInstanceOfSatisfying(Problem.class, it -> assertThat(it.field()).contains("url"))
                .hasMessage("url must be like rtmp://HOST/APP/STREAM_KEY");
        Session over = call(() -> stage.in(Phase.ENDED));
        assertThat(outcome(() -> call(() -> new AddRestream(desk).handle(host,
                new AddRestream.Input(over.id(), "x", "rtmp://a.example/a", KEY))))).isEqualTo("session_ended");
        assertThat(outcome(() -> call(() -> new UpdateRestream(desk).handle(host,
                new UpdateRestream.Input(Uuid7.next(), true, null))))).isEqualTo("restream_not_found");
        assertThat(media.changed).isEmpty();
    }

    @Test
    void an_input_never_prints_its_secret() {
        assertThat(new AddRestream.Input(session.id(), "x", "rtmp://a.example/live/" + KEY, KEY).toString())
                .doesNotContain(KEY);
        assertThat(new RestreamAddress("rtmp://a.example/live/" + KEY, null).toString()).doesNotContain(KEY);
    }

    private static String outcome(Runnable attempt) {
        try {
            attempt.run();
            return "yes";
        } catch (Problem refusal) {
            return refusal.reason();
        }
    }
}
