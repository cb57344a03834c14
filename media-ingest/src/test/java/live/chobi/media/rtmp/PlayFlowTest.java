package live.chobi.media.rtmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import live.chobi.kernel.SessionId;
import live.chobi.media.rtmp.RtmpMessage.Command;
import live.chobi.media.rtmp.RtmpState.AwaitConnect;
import live.chobi.media.rtmp.RtmpState.Connected;
import live.chobi.media.rtmp.RtmpState.Leaving;
import live.chobi.media.rtmp.RtmpState.Playing;
import live.chobi.media.rtmp.RtmpState.Seeking;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlayFlowTest {
    private static final AmfValue NULL = new AmfValue.Null();

    private final SessionId session = SessionId.next();

    @Test
    void playing_a_session_leads_to_the_gate_and_then_to_frames() {
        Step asked = ConnectFlow.next(new Connected(1), play(1, session.toString()));
        assertThat(asked.state()).isEqualTo(new Seeking(new Connected(1), 1));
        assertThat(told(asked)).containsExactly("seek " + session);

        Step started = PlayFlow.started((Seeking) asked.state());

        assertThat(started.state()).isEqualTo(new Playing(new Connected(1), 1));
        assertThat(told(started)).containsExactly("SetChunkSize", "StreamBegin", "onStatus NetStream.Play.Reset",
                "onStatus NetStream.Play.Start", "|RtmpSampleAccess");
    }

    @Test
    void a_private_session_is_asked_for_with_its_token() {
        Step asked = ConnectFlow.next(new Connected(1), play(1, session + "?a=b&token=secret"));

        assertThat(told(asked)).containsExactly("seek " + session + " secret");
        assertThat(asked.actions().toString()).as("what may end up in a log").doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "mystream", "0190", "?token=x"})
    void what_is_no_session_is_refused_with_the_right_address(String name) {
        Step step = ConnectFlow.next(new Connected(1), play(1, name));

        assertThat(step.state()).isEqualTo(new Leaving());
        assertThat(told(step)).containsExactly("onStatus NetStream.Play.StreamNotFound", "leave");
    }

    @Test
    void a_player_without_a_stream_or_on_another_than_the_first_is_refused() {
        assertThat(told(ConnectFlow.next(new Connected(0), play(1, session.toString()))))
                .containsExactly("_error NetStream.Play.Failed", "leave");
        assertThat(told(ConnectFlow.next(new Connected(2), play(2, session.toString()))))
                .containsExactly("onStatus NetStream.Play.Failed", "leave");
    }

    @Test
    void pausing_wanting_and_stopping_do_what_they_say() {
        var playing = new Playing(new Connected(1), 1);
        assertThat(told(ConnectFlow.next(playing, with("pause", new AmfValue.Bool(true)))))
                .containsExactly("pause true", "onStatus NetStream.Pause.Notify");
        assertThat(told(ConnectFlow.next(playing, with("pause", new AmfValue.Bool(false)))))
                .containsExactly("pause false", "onStatus NetStream.Unpause.Notify");
        assertThat(told(ConnectFlow.next(playing, with("receiveAudio", new AmfValue.Bool(false)))))
                .containsExactly("audio false");
        assertThat(told(ConnectFlow.next(playing, with("receiveVideo", new AmfValue.Bool(true)))))
                .containsExactly("video true");
        assertThat(told(ConnectFlow.next(playing, with("seek", new AmfValue.Numeric(1)))))
                .containsExactly("onStatus NetStream.Seek.Failed");
        Step closed = ConnectFlow.next(playing, with("closeStream", NULL));
        assertThat(told(closed)).containsExactly("stop");
        assertThat(closed.state()).isEqualTo(new Connected(1));
        Step deleted = ConnectFlow.next(playing, with("deleteStream", new AmfValue.Numeric(1)));
        assertThat(told(deleted)).containsExactly("stop");
        assertThat(told(ConnectFlow.next(playing, with("deleteStream", new AmfValue.Numeric(2))))).isEmpty();
    }

    @Test
    void playing_another_session_leaves_the_one_before() {
        Step step = ConnectFlow.next(new Playing(new Connected(1), 1), play(1, session.toString()));

        assertThat(told(step)).containsExactly("stop", "seek " + session);
    }

    @Test
    void who_plays_cannot_publish_and_who_publishes_cannot_play() {
        assertThat(told(ConnectFlow.next(new Playing(new Connected(1), 1),
                new Command(1, "publish", 0, List.of(NULL, new AmfValue.Text("key"))))))
                .containsExactly("onStatus NetStream.Publish.BadName");
        assertThat(told(ConnectFlow.next(new RtmpState.Publishing(new Connected(1), 1), play(1, session.toString()))))
                .containsExactly("onStatus NetStream.Play.Failed");
    }

    @Test
    void a_live_stream_has_no_length() {
        Step step = ConnectFlow.next(new Connected(1), new Command(0, "getStreamLength", 3, List.of(NULL)));

        assertThat(step).isEqualTo(Step.to(new Connected(1))
                .reply(new Command(0, "_result", 3, List.of(NULL, new AmfValue.Numeric(0)))));
    }

    @Test
    void the_end_of_a_session_is_told_in_all_the_ways_players_know() {
        assertThat(told(PlayFlow.ended(new Playing(new Connected(1), 1)))).containsExactly("onPlayStatus", "StreamEof",
                "onStatus NetStream.Play.Stop", "leave");
    }

    @Test
    void a_peer_says_which_codecs_it_decodes_in_either_version() {
        Step first = ConnectFlow.next(new AwaitConnect(), connect("fourCcList",
                new AmfValue.Items(List.of(new AmfValue.Text("hvc1"), new AmfValue.Text("av01")))));
        assertThat(first.state()).isEqualTo(new Connected(0, Set.of("hvc1", "av01"), false));

        Step second = ConnectFlow.next(new AwaitConnect(), connect("videoFourCcInfoMap", new AmfValue.Fields(
                Map.of("*", new AmfValue.Numeric(4), "vp09", new AmfValue.Numeric(5)))));
        assertThat(second.state()).as("it forwards all, and decodes one")
                .isEqualTo(new Connected(0, Set.of("vp09"), false));
    }

    private static Command connect(String name, AmfValue value) {
        return new Command(0, "connect", 1,
                List.of(new AmfValue.Fields(Map.of("app", new AmfValue.Text("live"), name, value))));
    }

    private static Command play(int streamId, String name) {
        return new Command(streamId, "play", 0, List.of(NULL, new AmfValue.Text(name), new AmfValue.Numeric(-2_000)));
    }

    private static Command with(String name, AmfValue argument) {
        return new Command(1, name, 0, List.of(NULL, argument));
    }

    private static List<String> told(Step step) {
        return step.actions().stream().map(action -> switch (action) {
            case Step.Action.Reply(Command command) -> command.name() + " " + code(command);
            case Step.Action.Reply(RtmpMessage.Notice(_, var values)) -> ((AmfValue.Text) values.getFirst()).value();
            case Step.Action.Reply(RtmpMessage message) -> message.getClass().getSimpleName();
            case Step.Action.Seek(PlayName name) ->
                ("seek " + name.session() + " " + name.token().orElse("")).strip();
            case Step.Action.StopPlaying() -> "stop";
            case Step.Action.Pause(boolean paused) -> "pause " + paused;
            case Step.Action.WantAudio(boolean wanted) -> "audio " + wanted;
            case Step.Action.WantVideo(boolean wanted) -> "video " + wanted;
            case Step.Action.Leave() -> "leave";
            case Step.Action.Admit _,Step.Action.Unpublish _,Step.Action.Acknowledge _ ->
                throw new AssertionError("a player publishes");
        }).toList();
    }

    private static String code(Command command) {
        return command.arguments().size() > 1 && command.arguments().get(1) instanceof AmfValue.Fields(var fields)
                && fields.get("code") instanceof AmfValue.Text(String text) ? text : "";
    }
}
