package live.chobi.media.rtmp;

import static live.chobi.media.rtmp.Commands.error;
import static live.chobi.media.rtmp.Commands.fields;
import static live.chobi.media.rtmp.Commands.leave;
import static live.chobi.media.rtmp.Commands.result;
import static live.chobi.media.rtmp.Commands.text;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import live.chobi.kernel.Problem;
import live.chobi.media.rtmp.RtmpMessage.Command;
import live.chobi.media.rtmp.RtmpState.Admitting;
import live.chobi.media.rtmp.RtmpState.AwaitConnect;
import live.chobi.media.rtmp.RtmpState.Connected;
import live.chobi.media.rtmp.RtmpState.Leaving;
import live.chobi.media.rtmp.RtmpState.Playing;
import live.chobi.media.rtmp.RtmpState.Publishing;
import live.chobi.media.rtmp.RtmpState.Seeking;

/// The behaviour of every connection: state and message to next state and replies; what only publishers or players do
/// is [PublishFlow]'s and [PlayFlow]'s. Spec: Adobe RTMP 1.0, §7.2; Enhanced RTMP v2, "Enhancing NetConnection connect
/// Command".
///
/// Pure: no channel, no clock, no thread. Audio and video never come here, they change no state.
final class ConnectFlow {
    static final int WINDOW_BYTES = 2_500_000;
    /// One is used; some encoders leave one behind when they try again on the same connection.
    static final int STREAMS_MAX = 8;
    static final String APP = "live";

    private static final List<String> VIDEO_CODECS = List.of("avc1", "hvc1", "av01", "vp09");
    private static final List<String> AUDIO_CODECS = List.of("mp4a", ".mp3", "Opus");
    /// Enhanced RTMP v2: we decode nothing and pass on everything.
    private static final double CAN_FORWARD = 4;
    /// Enhanced RTMP v2, `capsEx`.
    private static final int RECONNECT = 1;

    private ConnectFlow() {
    }

    static Step next(RtmpState state, RtmpMessage message) {
        return switch (message) {
            case RtmpMessage.PingRequest(int timestamp) ->
                Step.to(state).reply(new RtmpMessage.PingResponse(timestamp));
            case RtmpMessage.WindowAcknowledgementSize(int bytes) ->
                Step.to(state).then(new Step.Action.Acknowledge(bytes));
            case Command command -> onCommand(state, command);
            default -> Step.to(state);
        };
    }

    private static Step onCommand(RtmpState state, Command command) {
        return switch (state) {
            case AwaitConnect _ -> command.name().equals("connect")
                    ? connect(command)
                    : leave(command, "NetConnection.Call.Failed",
                            "expected connect, got " + Problem.quotable(command.name()));
            case Connected connected -> whenConnected(connected, command);
            case Admitting _,Leaving _ -> Step.to(state);
            case Publishing publishing -> PublishFlow.whenPublishing(publishing, command);
            case Seeking seeking -> PlayFlow.whenPlaying(seeking, seeking.before(), seeking.streamId(), command);
            case Playing playing -> PlayFlow.whenPlaying(playing, playing.before(), playing.streamId(), command);
        };
    }

    private static Step connect(Command command) {
        Map<String, AmfValue> asked = command.arguments().isEmpty()
                ? Map.of()
                : Commands.entries(command.arguments().getFirst());
        String app = asked.get("app") instanceof AmfValue.Text(String name) ? name : "";
        int query = app.indexOf('?');
        String path = (query < 0 ? app : app.substring(0, query)).replaceAll("^/+|/+$", "");
        if (!path.equals(APP)) {
            return leave(command, "NetConnection.Connect.Rejected",
                    "there is no application '" + Problem.quotable(path)
                            + "' here; publish to rtmp://HOST/live/STREAM_KEY");
        }
        return Step.to(new Connected(0, codecs(asked), reconnects(asked)))
                .reply(new RtmpMessage.WindowAcknowledgementSize(WINDOW_BYTES))
                .reply(new RtmpMessage.SetPeerBandwidth(WINDOW_BYTES, RtmpMessage.SetPeerBandwidth.Limit.DYNAMIC))
                .reply(new RtmpMessage.SetChunkSize(ChunkWriter.CHUNK_BYTES))
                .reply(new Command(0, "_result", command.transaction(), List.of(
                        fields("fmsVer", text("FMS/3,0,1,123"), "capabilities", new AmfValue.Numeric(31)),
                        fields("level", text("status"), "code", text("NetConnection.Connect.Success"), "description",
                                text("connected"), "objectEncoding", new AmfValue.Numeric(0), "capsEx",
                                new AmfValue.Numeric(RECONNECT), "fourCcList",
                                new AmfValue.Items(VIDEO_CODECS.stream().map(Commands::text).toList()),
                                "videoFourCcInfoMap", forwarded(VIDEO_CODECS), "audioFourCcInfoMap",
                                forwarded(AUDIO_CODECS)))));
    }

    private static AmfValue forwarded(List<String> codecs) {
        return fields(codecs.stream().flatMap(
                codec -> List.<Object>of(codec, new AmfValue.Numeric(CAN_FORWARD)).stream()).toArray());
    }

    private static boolean reconnects(Map<String, AmfValue> asked) {
        return asked.get("capsEx") instanceof AmfValue.Numeric(double flags) && ((int) flags & RECONNECT) != 0;
    }

    /// Asks a peer that can to connect again: here, or where the balancer in front of us leads it. Spec: Enhanced RTMP
    /// v2, "Reconnect Request".
    static RtmpMessage reconnectRequest() {
        return Commands.status(0, "status", "NetConnection.Connect.ReconnectRequest",
                "this server stops; connect again to go on");
    }

    /// v1 lists what the peer decodes; v2 maps each to flags, of which 1 is that it decodes.
    private static Set<String> codecs(Map<String, AmfValue> asked) {
        Set<String> codecs = new HashSet<>();
        if (asked.get("fourCcList") instanceof AmfValue.Items(var items)) {
            items.forEach(item -> {
                if (item instanceof AmfValue.Text(String codec)) {
                    codecs.add(codec);
                }
            });
        }
        for (String map : List.of("videoFourCcInfoMap", "audioFourCcInfoMap")) {
            Commands.entries(asked.getOrDefault(map, new AmfValue.Null())).forEach((codec, flags) -> {
                if (flags instanceof AmfValue.Numeric(double number) && ((int) number & 1) != 0) {
                    codecs.add(codec);
                }
            });
        }
        return Set.copyOf(codecs);
    }

    private static Step whenConnected(Connected state, Command command) {
        return switch (command.name()) {
            case "publish" -> PublishFlow.publish(state, command);
            case "play" -> PlayFlow.play(state, command);
            default -> other(state, state, command);
        };
    }

    /// What any connected peer may call, and what we do not know. Only a call with a transaction waits for an answer.
    ///
    /// @param now the state it stays in, except that `connected` inside it counts streams
    static Step other(RtmpState now, Connected connected, Command command) {
        if (command.name().equals("createStream")) {
            if (connected.streams() >= STREAMS_MAX) {
                return Step.to(now).reply(error(command, "NetConnection.Call.Failed", "too many streams"));
            }
            Connected more = connected.withStreams(connected.streams() + 1);
            return Step.to(counting(now, more)).reply(result(command, new AmfValue.Numeric(more.streams())));
        }
        if (command.transaction() == 0) {
            return Step.to(now);
        }
        return switch (command.name()) {
            case "releaseStream", "FCPublish", "FCUnpublish", "FCSubscribe", "FCUnsubscribe", "_checkbw" ->
                Step.to(now).reply(result(command, new AmfValue.Undefined()));
            // A live stream has no length.
            case "getStreamLength" -> Step.to(now).reply(result(command, new AmfValue.Numeric(0)));
            case "deleteStream", "closeStream", "_result", "_error" -> Step.to(now);
            default -> Step.to(now).reply(error(command, "NetConnection.Call.Failed",
                    "unknown call " + Problem.quotable(command.name())));
        };
    }

    private static RtmpState counting(RtmpState now, Connected more) {
        return switch (now) {
            case Publishing it -> new Publishing(more, it.streamId());
            case Seeking it -> new Seeking(more, it.streamId());
            case Playing it -> new Playing(more, it.streamId());
            case Admitting it -> new Admitting(more, it.streamId(), it.name());
            case AwaitConnect _,Connected _ -> more;
            case Leaving _ -> now;
        };
    }
}
