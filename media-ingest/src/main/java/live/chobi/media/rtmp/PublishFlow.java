package live.chobi.media.rtmp;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import live.chobi.kernel.Problem;
import live.chobi.media.rtmp.PublishState.Admitting;
import live.chobi.media.rtmp.PublishState.AwaitConnect;
import live.chobi.media.rtmp.PublishState.Connected;
import live.chobi.media.rtmp.PublishState.Leaving;
import live.chobi.media.rtmp.PublishState.Publishing;
import live.chobi.media.rtmp.RtmpMessage.Command;

/// The behaviour of the publishing side of RTMP: state and message to next state and replies. Spec: Adobe RTMP 1.0,
/// §7.2; releaseStream, FCPublish and FCUnpublish are what encoders send beyond it.
///
/// Pure: no channel, no clock, no thread. Audio and video never come here, they change no state.
final class PublishFlow {
    static final int WINDOW_BYTES = 2_500_000;
    /// One is used; some encoders leave one behind when they try again on the same connection.
    static final int STREAMS_MAX = 8;
    static final String APP = "live";

    private PublishFlow() {
    }

    static Step next(PublishState state, RtmpMessage message) {
        return switch (message) {
            case RtmpMessage.PingRequest(int timestamp) ->
                Step.to(state).reply(new RtmpMessage.PingResponse(timestamp));
            case RtmpMessage.WindowAcknowledgementSize(int bytes) ->
                Step.to(state).then(new Step.Action.Acknowledge(bytes));
            case Command command -> onCommand(state, command);
            default -> Step.to(state);
        };
    }

    /// The encoder may send.
    static Step granted(Admitting state) {
        int streamId = state.streamId();
        return Step.to(new Publishing(state.streams(), streamId)).reply(new RtmpMessage.StreamBegin(streamId))
                .reply(status(streamId, "status", "NetStream.Publish.Start", "publishing"));
    }

    /// @param reason a sentence for the encoder's user
    /// @param taken another encoder has the key
    static Step refused(Admitting state, String reason, boolean taken) {
        String code = taken ? "NetStream.Publish.BadName" : "NetStream.Publish.Denied";
        return Step.to(new Leaving()).reply(status(state.streamId(), "error", code, reason))
                .then(new Step.Action.Leave());
    }

    /// We end a publication: the session is over, another encoder has it, what comes cannot be used.
    static Step stopped(Publishing state, String code, String reason) {
        return Step.to(new Leaving()).reply(status(state.streamId(), "error", code, reason))
                .then(new Step.Action.Leave());
    }

    /// A status that does not end anything.
    static RtmpMessage warning(Publishing state, String code, String reason) {
        return status(state.streamId(), "warning", code, reason);
    }

    private static Step onCommand(PublishState state, Command command) {
        return switch (state) {
            case AwaitConnect _ -> command.name().equals("connect")
                    ? connect(command)
                    : leave(command, "NetConnection.Call.Failed",
                            "expected connect, got " + Problem.quotable(command.name()));
            case Connected connected -> whenConnected(connected, command);
            case Admitting _ -> Step.to(state);
            case Publishing publishing -> whenPublishing(publishing, command);
            case Leaving _ -> Step.to(state);
        };
    }

    private static Step connect(Command command) {
        String app = command.arguments().isEmpty() ? "" : field(command.arguments().getFirst(), "app");
        int query = app.indexOf('?');
        String path = (query < 0 ? app : app.substring(0, query)).replaceAll("^/+|/+$", "");
        if (!path.equals(APP)) {
            return leave(command, "NetConnection.Connect.Rejected",
                    "there is no application '" + Problem.quotable(path)
                            + "' here; publish to rtmp://HOST/live/STREAM_KEY");
        }
        return Step.to(new Connected(0)).reply(new RtmpMessage.WindowAcknowledgementSize(WINDOW_BYTES))
                .reply(new RtmpMessage.SetPeerBandwidth(WINDOW_BYTES,
                        RtmpMessage.SetPeerBandwidth.Limit.DYNAMIC))
                .reply(new RtmpMessage.SetChunkSize(ChunkWriter.CHUNK_BYTES))
                .reply(new Command(0, "_result", command.transaction(),
                        List.of(fields("fmsVer", text("FMS/3,0,1,123"), "capabilities", new AmfValue.Numeric(31)),
                                fields("level", text("status"), "code", text("NetConnection.Connect.Success"),
                                        "description", text("connected"), "objectEncoding",
                                        new AmfValue.Numeric(0)))));
    }

    private static Step whenConnected(Connected state, Command command) {
        return switch (command.name()) {
            case "createStream" -> state.streams() < STREAMS_MAX
                    ? Step.to(new Connected(state.streams() + 1)).reply(
                            result(command, new AmfValue.Numeric(state.streams() + 1.0)))
                    : Step.to(state).reply(error(command, "NetConnection.Call.Failed", "too many streams"));
            case "publish" -> publish(state, command);
            case "play" -> Step.to(new Leaving())
                    .reply(status(command.streamId(), "error", "NetStream.Play.Failed",
                            "streams are not played over RTMP here; open the watch page or its HLS address"))
                    .then(new Step.Action.Leave());
            default -> other(state, command);
        };
    }

    private static Step publish(Connected state, Command command) {
        int streamId = command.streamId();
        String name = command.arguments().size() > 1 && command.arguments().get(1) instanceof AmfValue.Text(var text)
                ? text
                : "";
        if (streamId < 1 || streamId > state.streams()) {
            return leave(command, "NetStream.Publish.BadName", "publish came before createStream");
        }
        var admitting = new Admitting(state.streams(), streamId, StreamName.parse(name));
        if (admitting.name().key().isEmpty()) {
            return refused(admitting, "the stream key is missing", false);
        }
        return Step.to(admitting).then(new Step.Action.Admit(admitting.name()));
    }

    private static Step whenPublishing(Publishing state, Command command) {
        var afterwards = new Connected(state.streams());
        return switch (command.name()) {
            case "FCUnpublish" -> Step.to(afterwards).then(new Step.Action.Unpublish())
                    .reply(status(state.streamId(), "status", "NetStream.Unpublish.Success", "unpublished"));
            case "closeStream" -> command.streamId() == state.streamId()
                    ? Step.to(afterwards).then(new Step.Action.Unpublish())
                    : Step.to(state);
            case "deleteStream" -> isNumber(command, state.streamId())
                    ? Step.to(afterwards).then(new Step.Action.Unpublish())
                    : Step.to(state);
            case "createStream" -> state.streams() < STREAMS_MAX
                    ? Step.to(new Publishing(state.streams() + 1, state.streamId()))
                            .reply(result(command, new AmfValue.Numeric(state.streams() + 1.0)))
                    : Step.to(state).reply(error(command, "NetConnection.Call.Failed", "too many streams"));
            case "publish" -> Step.to(state).reply(status(command.streamId(), "error", "NetStream.Publish.BadName",
                    "this connection is publishing already"));
            default -> other(state, command);
        };
    }

    /// What encoders send beside the path, and what we do not know. Only a call with a transaction waits for an answer.
    private static Step other(PublishState state, Command command) {
        if (command.transaction() == 0) {
            return Step.to(state);
        }
        return switch (command.name()) {
            case "releaseStream", "FCPublish", "FCUnpublish", "_checkbw" ->
                Step.to(state).reply(result(command, new AmfValue.Undefined()));
            case "deleteStream", "closeStream", "_result", "_error" -> Step.to(state);
            default -> Step.to(state).reply(error(command, "NetConnection.Call.Failed",
                    "unknown call " + Problem.quotable(command.name())));
        };
    }

    private static boolean isNumber(Command command, int expected) {
        return command.arguments().size() > 1
                && command.arguments().get(1) instanceof AmfValue.Numeric(double number) && number == expected;
    }

    private static Step leave(Command command, String code, String description) {
        return Step.to(new Leaving()).reply(error(command, code, description)).then(new Step.Action.Leave());
    }

    private static RtmpMessage result(Command command, AmfValue value) {
        return new Command(0, "_result", command.transaction(), List.of(new AmfValue.Null(), value));
    }

    private static RtmpMessage error(Command command, String code, String description) {
        return new Command(0, "_error", command.transaction(), List.of(new AmfValue.Null(),
                fields("level", text("error"), "code", text(code), "description", text(description))));
    }

    private static RtmpMessage status(int streamId, String level, String code, String description) {
        return new Command(streamId, "onStatus", 0, List.of(new AmfValue.Null(),
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

    private static String field(AmfValue value, String name) {
        Map<String, AmfValue> entries = switch (value) {
            case AmfValue.Fields(var all) -> all;
            case AmfValue.EcmaArray(var all) -> all;
            default -> Map.of();
        };
        return entries.get(name) instanceof AmfValue.Text(String text) ? text : "";
    }
}
