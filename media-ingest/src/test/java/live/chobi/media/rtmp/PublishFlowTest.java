package live.chobi.media.rtmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import live.chobi.media.rtmp.RtmpState.Admitting;
import live.chobi.media.rtmp.RtmpState.AwaitConnect;
import live.chobi.media.rtmp.RtmpState.Connected;
import live.chobi.media.rtmp.RtmpState.Leaving;
import live.chobi.media.rtmp.RtmpState.Publishing;
import live.chobi.media.rtmp.RtmpMessage.Command;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublishFlowTest {
    private static final AmfValue NULL = new AmfValue.Null();

    @ParameterizedTest
    @ValueSource(strings = {"live", "live/", "/live", "live?takeover=1"})
    void an_encoder_connects_to_live(String app) {
        Step step = ConnectFlow.next(new AwaitConnect(), connect(app));

        assertThat(step.state()).isEqualTo(new Connected(0));
        assertThat(told(step)).containsExactly("WindowAcknowledgementSize", "SetPeerBandwidth", "SetChunkSize",
                "_result 1 NetConnection.Connect.Success");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "vod", "live/key", "LIVE"})
    void any_other_application_is_refused_with_the_right_address(String app) {
        Step step = ConnectFlow.next(new AwaitConnect(), connect(app));

        assertThat(step.state()).isEqualTo(new Leaving());
        assertThat(told(step)).containsExactly("_error 1 NetConnection.Connect.Rejected", "leave");
        assertThat(description(step)).contains("publish to rtmp://HOST/live/STREAM_KEY");
    }

    @Test
    void anything_before_connect_is_refused() {
        Step step = ConnectFlow.next(new AwaitConnect(), new Command(0, "createStream", 1, List.of(NULL)));

        assertThat(told(step)).containsExactly("_error 1 NetConnection.Call.Failed", "leave");
        assertThat(description(step)).isEqualTo("expected connect, got createStream");
    }

    @Test
    void what_obs_and_ffmpeg_send_leads_to_the_gate_and_back() {
        Step released = ConnectFlow.next(new Connected(0), call("releaseStream", 2, "key"));
        assertThat(told(released)).containsExactly("_result 2");
        Step announced = ConnectFlow.next(released.state(), call("FCPublish", 3, "key"));
        assertThat(told(announced)).containsExactly("_result 3");
        Step created = ConnectFlow.next(announced.state(), new Command(0, "createStream", 4, List.of(NULL)));
        assertThat(told(created)).containsExactly("_result 4");
        Step asked = ConnectFlow.next(created.state(), publish(1, "key?a=b&takeover=1"));
        assertThat(asked.state()).isEqualTo(new Admitting(new Connected(1), 1, new StreamName("key", true, false)));
        assertThat(told(asked)).containsExactly("admit takeover=true");

        Step granted = PublishFlow.granted((Admitting) asked.state());

        assertThat(granted.state()).isEqualTo(new Publishing(new Connected(1), 1));
        assertThat(told(granted)).containsExactly("StreamBegin", "onStatus 0 NetStream.Publish.Start");
    }

    @Test
    void a_refused_encoder_is_told_why() {
        var admitting = new Admitting(new Connected(1), 1, new StreamName("key", false, false));

        Step denied = PublishFlow.refused(admitting, "no such stream key", false);
        Step taken = PublishFlow.refused(admitting, "another encoder is already sending with this key", true);

        assertThat(told(denied)).containsExactly("onStatus 0 NetStream.Publish.Denied", "leave");
        assertThat(description(denied)).isEqualTo("no such stream key");
        assertThat(told(taken)).containsExactly("onStatus 0 NetStream.Publish.BadName", "leave");
    }

    @Test
    void publishing_without_a_key_or_a_stream_is_refused() {
        assertThat(description(ConnectFlow.next(new Connected(1), publish(1, ""))))
                .isEqualTo("the stream key is missing");
        assertThat(description(ConnectFlow.next(new Connected(1), publish(1, "?takeover=1"))))
                .isEqualTo("the stream key is missing");
        assertThat(description(ConnectFlow.next(new Connected(1), publish(2, "key"))))
                .isEqualTo("publish came before createStream");
        assertThat(description(ConnectFlow.next(new Connected(0), publish(0, "key"))))
                .isEqualTo("publish came before createStream");
    }

    @ParameterizedTest
    @CsvSource({"FCUnpublish,0,unpublish;onStatus 0 NetStream.Unpublish.Success", "closeStream,1,unpublish",
        "deleteStream,0,unpublish"})
    void an_encoder_may_finish_in_three_ways(String name, int streamId, String expected) {
        List<AmfValue> arguments = name.equals("deleteStream") ? List.of(NULL, new AmfValue.Numeric(1)) : List.of(NULL);

        Step step = ConnectFlow.next(new Publishing(new Connected(1), 1), new Command(streamId, name, 0, arguments));

        assertThat(step.state()).isEqualTo(new Connected(1));
        assertThat(told(step)).containsExactly(expected.split(";"));
    }

    @Test
    void finishing_another_stream_changes_nothing() {
        Step step = ConnectFlow.next(new Publishing(new Connected(2), 1),
                new Command(0, "deleteStream", 0, List.of(NULL, new AmfValue.Numeric(2))));

        assertThat(step).isEqualTo(Step.to(new Publishing(new Connected(2), 1)));
    }

    @Test
    void an_unknown_call_gets_an_error_when_it_waits_for_an_answer_and_silence_otherwise() {
        assertThat(told(ConnectFlow.next(new Connected(1), call("startTransmit", 9, "x"))))
                .containsExactly("_error 9 NetConnection.Call.Failed");
        assertThat(told(ConnectFlow.next(new Connected(1), call("startTransmit", 0, "x")))).isEmpty();
        assertThat(told(ConnectFlow.next(new Publishing(new Connected(1), 1), call("startTransmit", 9, "x"))))
                .containsExactly("_error 9 NetConnection.Call.Failed");
    }

    @Test
    void streams_of_a_connection_are_limited() {
        Step step = ConnectFlow.next(new Connected(ConnectFlow.STREAMS_MAX),
                new Command(0, "createStream", 4, List.of(NULL)));

        assertThat(told(step)).containsExactly("_error 4 NetConnection.Call.Failed");
    }

    @Test
    void pings_are_answered_in_every_state() {
        for (RtmpState state : List.of(new AwaitConnect(), new Connected(1), new Publishing(new Connected(1), 1))) {
            assertThat(ConnectFlow.next(state, new RtmpMessage.PingRequest(7)))
                    .isEqualTo(Step.to(state).reply(new RtmpMessage.PingResponse(7)));
        }
    }

    @Test
    void who_leaves_is_not_listened_to() {
        assertThat(ConnectFlow.next(new Leaving(), publish(1, "key"))).isEqualTo(Step.to(new Leaving()));
    }

    @Test
    void a_stream_key_is_never_printed() {
        assertThat(StreamName.parse("secret?takeover=1").toString()).doesNotContain("secret");
    }

    private static Command connect(String app) {
        return new Command(0, "connect", 1, List.of(new AmfValue.Fields(Map.of("app", new AmfValue.Text(app)))));
    }

    private static Command call(String name, double transaction, String argument) {
        return new Command(0, name, transaction, List.of(NULL, new AmfValue.Text(argument)));
    }

    private static Command publish(int streamId, String name) {
        return new Command(streamId, "publish", 5, List.of(NULL, new AmfValue.Text(name), new AmfValue.Text("live")));
    }

    private static List<String> told(Step step) {
        return step.actions().stream().map(action -> switch (action) {
            case Step.Action.Reply(Command command) -> (command.name() + " " + (int) command.transaction() + " "
                    + field(command, "code")).strip();
            case Step.Action.Reply(RtmpMessage message) -> message.getClass().getSimpleName();
            case Step.Action.Admit(StreamName name) -> "admit takeover=" + name.takeover();
            case Step.Action.Unpublish() -> "unpublish";
            case Step.Action.Leave() -> "leave";
            case Step.Action.Seek _,Step.Action.StopPlaying _,Step.Action.Pause _,Step.Action.WantAudio _,Step.Action.WantVideo _ ->
                throw new AssertionError("an encoder plays");
            case Step.Action.Acknowledge(int everyBytes) -> "acknowledge " + everyBytes;
        }).toList();
    }

    private static String description(Step step) {
        return step.actions().stream()
                .map(action -> action instanceof Step.Action.Reply(Command command)
                        ? field(command, "description")
                        : "")
                .filter(text -> !text.isEmpty()).findFirst().orElse("");
    }

    private static String field(Command command, String name) {
        return command.arguments().size() > 1 && command.arguments().get(1) instanceof AmfValue.Fields(var fields)
                && fields.get(name) instanceof AmfValue.Text(String text) ? text : "";
    }
}
