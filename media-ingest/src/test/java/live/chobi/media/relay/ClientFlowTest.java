package live.chobi.media.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import live.chobi.media.relay.ClientFlow.Role;
import live.chobi.media.relay.ClientStep.Action;
import live.chobi.media.relay.ClientStep.State;
import live.chobi.media.rtmp.AmfValue;
import live.chobi.media.rtmp.RtmpMessage;
import live.chobi.media.rtmp.RtmpMessage.Command;
import org.junit.jupiter.api.Test;

/// What a client says, answer by answer. A server's answers are written as `NAME transaction`, ours as their names.
class ClientFlowTest {
    private static final RtmpTarget TARGET = RtmpTarget.parse("rtmp://a.example/app", Optional.of("secret-stream-key"));

    private final ClientFlow publisher = new ClientFlow(TARGET, Role.PUBLISHER);
    private final ClientFlow player = new ClientFlow(TARGET, Role.PLAYER);
    private State state = new State.AwaitConnected();

    @Test
    void a_publisher_connects_creates_a_stream_and_publishes() {
        assertThat(said(publisher.begin())).containsExactly("connect 1 app=app tcUrl=rtmp://a.example/app");
        assertThat(said(take(publisher, result(1)))).containsExactly("chunks of 60000", "releaseStream 2",
                "FCPublish 3", "createStream 4");
        assertThat(said(take(publisher, result(4, new AmfValue.Numeric(7))))).containsExactly("publish 5 on 7");
        assertThat(said(take(publisher, status("status", "NetStream.Publish.Start", "go on"))))
                .containsExactly("STARTED on 7");
        assertThat(publisher.goodbye(state)).extracting(it -> ((Command) it).name()).containsExactly("FCUnpublish",
                "deleteStream");
    }

    @Test
    void a_player_connects_creates_a_stream_and_plays() {
        assertThat(said(player.begin())).containsExactly("connect 1 app=app tcUrl=rtmp://a.example/app");
        assertThat(said(take(player, result(1)))).containsExactly("chunks of 60000", "createStream 4");
        assertThat(said(take(player, result(4, new AmfValue.Numeric(1))))).containsExactly("play 5 on 1");
        assertThat(said(take(player, status("status", "NetStream.Play.Reset", "")))).isEmpty();
        assertThat(said(take(player, status("status", "NetStream.Play.Start", "")))).containsExactly("STARTED on 1");
        // The encoder of a live session may come back; its end is another word.
        assertThat(said(take(player, status("status", "NetStream.Play.UnpublishNotify", "away")))).isEmpty();
        assertThat(said(take(player, status("status", "NetStream.Play.Stop", "over"))))
                .containsExactly("LOST NetStream.Play.Stop: over");
    }

    @Test
    void what_the_server_takes_beyond_the_old_codecs_is_read_from_its_answer() {
        AmfValue list = fields("fourCcList", new AmfValue.Items(List.of(text("hvc1"))), "audioFourCcInfoMap",
                fields("Opus", new AmfValue.Numeric(3)));
        var _ = take(publisher, new Command(0, "_result", 1, List.of(fields(), list)));

        assertThat(state).isEqualTo(new State.AwaitStream(java.util.Set.of("hvc1", "Opus")));
    }

    @Test
    void a_server_that_knows_no_releaseStream_is_published_to_all_the_same() {
        var _ = take(publisher, result(1));
        assertThat(said(take(publisher, error(2, "NetConnection.Call.Failed", "no such call")))).isEmpty();
        assertThat(said(take(publisher, result(4, new AmfValue.Numeric(1))))).containsExactly("publish 5 on 1");
    }

    @Test
    void a_refusal_is_told_in_the_servers_words_but_for_the_key() {
        var _ = take(publisher, result(1));
        var _ = take(publisher, result(4, new AmfValue.Numeric(1)));

        assertThat(said(take(publisher,
                status("error", "NetStream.Publish.BadName", "secret-stream-key is being published"))))
                .containsExactly("REFUSED NetStream.Publish.BadName: •••• is being published");
        assertThat(publisher.goodbye(state)).isEmpty();
    }

    @Test
    void a_wrong_application_is_told_too_and_words_have_an_end() {
        assertThat(said(take(publisher, error(1, "NetConnection.Connect.Rejected", "x".repeat(5_000)))).getFirst())
                .startsWith("REFUSED NetConnection.Connect.Rejected: xxx").hasSizeLessThan(220).endsWith("…");
    }

    @Test
    void a_redirect_is_followed_only_instead_of_a_connection() {
        AmfValue moved = fields("level", text("error"), "code", text("NetConnection.Connect.Rejected"), "ex",
                fields("code", new AmfValue.Numeric(302), "redirect", text("rtmp://b.example/app")));

        assertThat(said(take(publisher, new Command(0, "_error", 1, List.of(new AmfValue.Null(), moved)))))
                .containsExactly("REDIRECT rtmp://b.example/app");
    }

    @Test
    void answers_out_of_order_change_nothing() {
        for (Command early : List.of(result(4, new AmfValue.Numeric(1)), result(9),
                status("status", "NetStream.Publish.Start", ""), error(5, "X", ""))) {
            assertThat(said(take(publisher, early))).as(early.toString()).isEmpty();
            assertThat(state).isEqualTo(new State.AwaitConnected());
        }
    }

    @Test
    void a_stream_without_a_number_is_a_refusal() {
        var _ = take(publisher, result(1));
        assertThat(said(take(publisher, result(4)))).containsExactly("REFUSED the server made no stream");
    }

    @Test
    void a_ping_is_answered_in_every_state() {
        assertThat(said(take(publisher, new RtmpMessage.PingRequest(77)))).containsExactly("pong 77");
    }

    private ClientStep take(ClientFlow flow, RtmpMessage message) {
        ClientStep step = flow.next(state, message);
        state = step.state();
        return step;
    }

    private static List<String> said(ClientStep step) {
        List<String> said = new ArrayList<>();
        for (Action action : step.actions()) {
            said.add(switch (action) {
                case Action.Send(RtmpMessage message) -> words(message);
                case Action.Started(int streamId, _) -> "STARTED on " + streamId;
                case Action.Redirect(String tcUrl) -> "REDIRECT " + tcUrl;
                case Action.Fail(LinkFailure(var kind, var says)) -> kind + " " + says;
                case Action.Acknowledge(int every) -> "acknowledge " + every;
            });
        }
        return said;
    }

    private static String words(RtmpMessage message) {
        return switch (message) {
            case Command(int streamId, var name, double transaction, var arguments) -> name + " " + (int) transaction
                    + (streamId == 0 ? "" : " on " + streamId)
                    + (name.equals("connect")
                            ? " app=" + field(arguments.getFirst(), "app") + " tcUrl="
                                    + field(arguments.getFirst(), "tcUrl")
                            : "");
            case RtmpMessage.SetChunkSize(int bytes) -> "chunks of " + bytes;
            case RtmpMessage.PingResponse(int timestamp) -> "pong " + timestamp;
            default -> message.toString();
        };
    }

    private static String field(AmfValue value, String name) {
        return value instanceof AmfValue.Fields(var entries) && entries.get(name) instanceof AmfValue.Text(String text)
                ? text
                : "";
    }

    private static Command result(int transaction, AmfValue... values) {
        List<AmfValue> arguments = new ArrayList<>(List.of(new AmfValue.Null()));
        arguments.addAll(List.of(values));
        return new Command(0, "_result", transaction, arguments);
    }

    private static Command error(int transaction, String code, String description) {
        return new Command(0, "_error", transaction, List.of(new AmfValue.Null(),
                fields("level", text("error"), "code", text(code), "description", text(description))));
    }

    private static Command status(String level, String code, String description) {
        return new Command(1, "onStatus", 0, List.of(new AmfValue.Null(),
                fields("level", text(level), "code", text(code), "description", text(description))));
    }

    private static AmfValue text(String text) {
        return new AmfValue.Text(text);
    }

    private static AmfValue fields(Object... namesAndValues) {
        Map<String, AmfValue> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put((String) namesAndValues[i], (AmfValue) namesAndValues[i + 1]);
        }
        return new AmfValue.Fields(fields);
    }
}
