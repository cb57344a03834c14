package live.chobi.media.rtmp;

import static live.chobi.media.rtmp.Commands.fields;
import static live.chobi.media.rtmp.Commands.leave;
import static live.chobi.media.rtmp.Commands.status;
import static live.chobi.media.rtmp.Commands.text;

import java.util.List;
import live.chobi.kernel.Problem;
import live.chobi.media.rtmp.RtmpMessage.Command;
import live.chobi.media.rtmp.RtmpMessage.Notice;
import live.chobi.media.rtmp.RtmpState.Connected;
import live.chobi.media.rtmp.RtmpState.Leaving;
import live.chobi.media.rtmp.RtmpState.Playing;
import live.chobi.media.rtmp.RtmpState.Seeking;

/// The behaviour of a player's connection. Spec: Adobe RTMP 1.0, §7.2.2.1–7.2.2.8. Pure.
final class PlayFlow {
    private PlayFlow() {
    }

    static Step play(Connected state, Command command) {
        int streamId = command.streamId();
        if (streamId < 1 || streamId > state.streams()) {
            return leave(command, "NetStream.Play.Failed", "play came before createStream");
        }
        if (streamId != RtmpFraming.STREAM_ID) {
            // All players are sent the same bytes, and a message names its stream.
            return refused(streamId, "NetStream.Play.Failed", "play on the first stream of the connection");
        }
        String name = Commands.textAt(command, 1);
        return PlayName.parse(name).map(it -> Step.to(new Seeking(state, streamId)).then(new Step.Action.Seek(it)))
                .orElseGet(() -> refused(streamId, "NetStream.Play.StreamNotFound",
                        "there is no session '" + Problem.quotable(name) + "'; play rtmp://HOST/live/SESSION_ID"));
    }

    /// Frames follow.
    static Step started(Seeking state) {
        int streamId = state.streamId();
        return Step.to(new Playing(state.before(), streamId))
                .reply(new RtmpMessage.SetChunkSize(RtmpFraming.CHUNK_BYTES))
                .reply(new RtmpMessage.StreamBegin(streamId))
                .reply(status(streamId, "status", "NetStream.Play.Reset", "playing and resetting"))
                .reply(status(streamId, "status", "NetStream.Play.Start", "playing"))
                .reply(new Notice(streamId,
                        List.of(text("|RtmpSampleAccess"), new AmfValue.Bool(true), new AmfValue.Bool(true))));
    }

    /// @param reason a sentence for the player's user
    static Step refused(int streamId, String code, String reason) {
        return Step.to(new Leaving()).reply(status(streamId, "error", code, reason)).then(new Step.Action.Leave());
    }

    /// The encoder has gone, and may come back.
    static RtmpMessage interrupted(Playing state) {
        return status(state.streamId(), "status", "NetStream.Play.UnpublishNotify",
                "the broadcaster is away for a moment");
    }

    static RtmpMessage resumed(Playing state) {
        return status(state.streamId(), "status", "NetStream.Play.PublishNotify", "the broadcaster is back");
    }

    /// The session is over.
    static Step ended(Playing state) {
        int streamId = state.streamId();
        return Step.to(new Leaving())
                .reply(new Notice(streamId, List.of(text("onPlayStatus"),
                        fields("level", text("status"), "code", text("NetStream.Play.Complete")))))
                .reply(new RtmpMessage.StreamEof(streamId))
                .reply(status(streamId, "status", "NetStream.Play.Stop", "the session has ended"))
                .then(new Step.Action.Leave());
    }

    /// @param now [Seeking] or [Playing]
    static Step whenPlaying(RtmpState now, Connected before, int streamId, Command command) {
        return switch (command.name()) {
            case "pause" -> pause(now, streamId, Commands.boolAt(command, 1));
            case "receiveAudio" -> Step.to(now).then(new Step.Action.WantAudio(Commands.boolAt(command, 1)));
            case "receiveVideo" -> Step.to(now).then(new Step.Action.WantVideo(Commands.boolAt(command, 1)));
            case "seek" -> Step.to(now).reply(status(streamId, "error", "NetStream.Seek.Failed",
                    "a live stream has no other place to go to"));
            case "closeStream" -> command.streamId() == streamId ? stop(before) : Step.to(now);
            case "deleteStream" -> Commands.isNumberAt(command, 1, streamId) ? stop(before) : Step.to(now);
            case "play" -> {
                Step next = play(before, command);
                yield new Step(next.state(), List.of(new Step.Action.StopPlaying())).then(next.actions());
            }
            case "publish" -> Step.to(now).reply(status(command.streamId(), "error", "NetStream.Publish.BadName",
                    "this connection is playing; publish on another one"));
            default -> ConnectFlow.other(now, before, command);
        };
    }

    private static Step stop(Connected before) {
        return Step.to(before).then(new Step.Action.StopPlaying());
    }

    private static Step pause(RtmpState now, int streamId, boolean pause) {
        return Step.to(now).then(new Step.Action.Pause(pause)).reply(pause
                ? status(streamId, "status", "NetStream.Pause.Notify", "paused")
                : status(streamId, "status", "NetStream.Unpause.Notify", "going on with the newest picture"));
    }
}
