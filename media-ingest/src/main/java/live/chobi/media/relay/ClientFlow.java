package live.chobi.media.relay;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import live.chobi.media.relay.ClientStep.Action;
import live.chobi.media.relay.ClientStep.State;
import live.chobi.media.relay.LinkFailure.Kind;
import live.chobi.media.rtmp.AmfValue;
import live.chobi.media.rtmp.RtmpMessage;
import live.chobi.media.rtmp.RtmpMessage.Command;
import org.jspecify.annotations.Nullable;

/// The behaviour of the client's side of RTMP, as publisher or player: state and message to next state and messages.
/// Spec: Adobe RTMP 1.0, §7.2; releaseStream, FCPublish and FCUnpublish are what servers expect beyond it; the codecs:
/// Enhanced RTMP v2, "Enhancing NetConnection connect Command".
///
/// Pure: no channel, no clock, no thread. Audio and video never come here, they change no state.
record ClientFlow(RtmpTarget target, Role role) {
    enum Role {
        PUBLISHER, PLAYER
    }

    /// Most messages then are one chunk; as large as ffmpeg's, so every server has met it.
    static final int CHUNK_BYTES = 60_000;
    static final List<String> VIDEO_FOUR_CCS = List.of("av01", "vp09", "hvc1", "avc1");
    static final List<String> AUDIO_FOUR_CCS = List.of("Opus", ".mp3", "mp4a");

    private static final double CONNECT = 1;
    private static final double RELEASE = 2;
    private static final double FC_PUBLISH = 3;
    private static final double CREATE = 4;
    private static final double START = 5;
    private static final double FC_UNPUBLISH = 6;
    private static final double DELETE = 7;
    /// §7.2.2.1: live only, never a recording.
    private static final double LIVE = -1;
    /// Both what can be decoded and what can be encoded: E-RTMP's FourCcInfoMask.
    private static final double CAN_ALL = 3;
    private static final int WORDS_CHARACTERS_MAX = 200;

    /// After the handshake.
    ClientStep begin() {
        return ClientStep.to(new State.AwaitConnected()).send(new Command(0, "connect", CONNECT,
                List.of(fields("app", text(target.app()), "type", text("nonprivate"), "flashVer",
                        text("FMLE/3.0 (compatible; Chobi)"), "tcUrl", text(target.tcUrl()), "fourCcList",
                        new AmfValue.Items(Stream.concat(VIDEO_FOUR_CCS.stream(), AUDIO_FOUR_CCS.stream())
                                .map(ClientFlow::text).toList()),
                        "videoFourCcInfoMap", codecs(VIDEO_FOUR_CCS), "audioFourCcInfoMap", codecs(AUDIO_FOUR_CCS)))));
    }

    ClientStep next(State state, RtmpMessage message) {
        return switch (message) {
            case RtmpMessage.PingRequest(int timestamp) ->
                ClientStep.to(state).send(new RtmpMessage.PingResponse(timestamp));
            case RtmpMessage.WindowAcknowledgementSize(int bytes) ->
                ClientStep.to(state).then(new Action.Acknowledge(bytes));
            case Command command -> onCommand(state, command);
            default -> ClientStep.to(state);
        };
    }

    /// What a client says before it closes.
    List<RtmpMessage> goodbye(State state) {
        if (!(state instanceof State.Running(int streamId))) {
            return List.of();
        }
        var delete = new Command(0, "deleteStream", DELETE,
                List.of(new AmfValue.Null(), new AmfValue.Numeric(streamId)));
        return role == Role.PUBLISHER
                ? List.of(call("FCUnpublish", FC_UNPUBLISH, text(target.stream())), delete)
                : List.of(delete);
    }

    private ClientStep onCommand(State state, Command command) {
        return switch (command.name()) {
            case "_result" -> onResult(state, command);
            case "_error" -> onError(state, command);
            case "onStatus" -> onStatus(state, command);
            case "close" -> state instanceof State.Over
                    ? ClientStep.to(state)
                    : ClientStep.fail(Kind.LOST, "the server has closed the stream");
            default -> ClientStep.to(state);
        };
    }

    private ClientStep onResult(State state, Command command) {
        return switch (state) {
            case State.AwaitConnected _ when command.transaction() == CONNECT -> connected(command);
            case State.AwaitStream(var fourCcs) when command.transaction() == CREATE -> created(fourCcs, command);
            default -> ClientStep.to(state);
        };
    }

    private ClientStep connected(Command command) {
        ClientStep step = ClientStep.to(new State.AwaitStream(announced(command.arguments())))
                .send(new RtmpMessage.SetChunkSize(CHUNK_BYTES));
        if (role == Role.PUBLISHER) {
            step = step.send(call("releaseStream", RELEASE, text(target.stream())))
                    .send(call("FCPublish", FC_PUBLISH, text(target.stream())));
        }
        return step.send(new Command(0, "createStream", CREATE, List.of(new AmfValue.Null())));
    }

    private ClientStep created(Set<String> fourCcs, Command command) {
        if (command.arguments().size() < 2
                || !(command.arguments().get(1) instanceof AmfValue.Numeric(double number)) || number < 1) {
            return ClientStep.fail(Kind.REFUSED, "the server made no stream");
        }
        int streamId = (int) number;
        return ClientStep.to(new State.AwaitStart(streamId, fourCcs)).send(role == Role.PUBLISHER
                ? new Command(streamId, "publish", START,
                        List.of(new AmfValue.Null(), text(target.stream()), text("live")))
                : new Command(streamId, "play", START,
                        List.of(new AmfValue.Null(), text(target.stream()), new AmfValue.Numeric(LIVE))));
    }

    private ClientStep onError(State state, Command command) {
        String redirect = redirect(command);
        if (state instanceof State.AwaitConnected && !redirect.isEmpty()) {
            return ClientStep.to(new State.Over()).then(new Action.Redirect(redirect));
        }
        boolean matters = switch (state) {
            case State.AwaitConnected _ -> command.transaction() <= CONNECT;
            // Servers that do not know releaseStream and FCPublish answer them with an error, and take the stream.
            case State.AwaitStream _ -> command.transaction() == CREATE;
            case State.AwaitStart _ -> command.transaction() == START;
            case State.Running _,State.Over _ -> false;
        };
        return matters ? ClientStep.fail(Kind.REFUSED, words(command)) : ClientStep.to(state);
    }

    private ClientStep onStatus(State state, Command command) {
        if (state instanceof State.Over) {
            return ClientStep.to(state);
        }
        String code = information(command, "code");
        if (information(command, "level").equals("error")) {
            return ClientStep.fail(Kind.REFUSED, words(command));
        }
        return switch (code) {
            case "NetStream.Publish.Start" -> role == Role.PUBLISHER ? started(state) : ClientStep.to(state);
            case "NetStream.Play.Start", "NetStream.Play.Reset" ->
                role == Role.PLAYER && code.endsWith("Start") ? started(state) : ClientStep.to(state);
            // NetStream.Play.UnpublishNotify is no end: the encoder may come back.
            case "NetStream.Unpublish.Success", "NetStream.Play.Stop",
                    "NetStream.Play.Complete", "NetConnection.Connect.Closed" ->
                ClientStep.fail(Kind.LOST, words(command));
            default -> ClientStep.to(state);
        };
    }

    private static ClientStep started(State state) {
        return state instanceof State.AwaitStart(int streamId, var fourCcs)
                ? ClientStep.to(new State.Running(streamId)).then(new Action.Started(streamId, fourCcs))
                : ClientStep.to(state);
    }

    /// Servers put them into either object of the answer.
    private static Set<String> announced(List<AmfValue> answer) {
        Set<String> fourCcs = new LinkedHashSet<>();
        for (AmfValue each : answer) {
            Map<String, AmfValue> entries = entries(each);
            if (entries.get("fourCcList") instanceof AmfValue.Items(var items)) {
                items.forEach(item -> {
                    if (item instanceof AmfValue.Text(String fourCc)) {
                        fourCcs.add(fourCc);
                    }
                });
            }
            Stream.of("videoFourCcInfoMap", "audioFourCcInfoMap").map(entries::get)
                    .forEach(map -> fourCcs.addAll(entries(map == null ? new AmfValue.Null() : map).keySet()));
        }
        return Set.copyOf(fourCcs);
    }

    /// Where to instead, as FMS and SRS say it: an error with `ex: {code: 302, redirect: TC_URL}`.
    private static String redirect(Command command) {
        return command.arguments().stream().map(ClientFlow::entries)
                .flatMap(it -> Stream.of(it, entries(it.getOrDefault("ex", new AmfValue.Null()))))
                .map(it -> textOf(it.get("redirect"))).filter(it -> !it.isEmpty()).findFirst().orElse("");
    }

    /// `NetStream.Publish.BadName: the name is taken`. A server may repeat the key to us; it goes no further.
    private String words(Command command) {
        String code = information(command, "code");
        String description = information(command, "description");
        String both = code.isEmpty() || description.isEmpty() ? code + description : code + ": " + description;
        return both.isEmpty()
                ? "the server refused and gave no reason"
                : cut(target.withoutKey(both).replaceAll("\\p{Cntrl}", "?"));
    }

    private static String cut(String text) {
        return text.length() <= WORDS_CHARACTERS_MAX ? text : text.substring(0, WORDS_CHARACTERS_MAX) + "…";
    }

    private static String information(Command command, String name) {
        return command.arguments().stream().map(ClientFlow::entries).map(it -> textOf(it.get(name)))
                .filter(it -> !it.isEmpty()).findFirst().orElse("");
    }

    private static Map<String, AmfValue> entries(AmfValue value) {
        return switch (value) {
            case AmfValue.Fields(var all) -> all;
            case AmfValue.EcmaArray(var all) -> all;
            default -> Map.of();
        };
    }

    private static String textOf(@Nullable AmfValue value) {
        return value instanceof AmfValue.Text(String text) ? text : "";
    }

    private static Command call(String name, double transaction, AmfValue argument) {
        return new Command(0, name, transaction, List.of(new AmfValue.Null(), argument));
    }

    private static AmfValue codecs(List<String> fourCcs) {
        Map<String, AmfValue> map = new LinkedHashMap<>();
        fourCcs.forEach(it -> map.put(it, new AmfValue.Numeric(CAN_ALL)));
        return new AmfValue.Fields(map);
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
