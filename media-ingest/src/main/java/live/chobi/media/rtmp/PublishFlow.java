package live.chobi.media.rtmp;

import static live.chobi.media.rtmp.Commands.leave;
import static live.chobi.media.rtmp.Commands.status;

import live.chobi.media.rtmp.RtmpMessage.Command;
import live.chobi.media.rtmp.RtmpState.Admitting;
import live.chobi.media.rtmp.RtmpState.Connected;
import live.chobi.media.rtmp.RtmpState.Leaving;
import live.chobi.media.rtmp.RtmpState.Publishing;

/// The behaviour of a publisher's connection. Spec: Adobe RTMP 1.0, §7.2.2.6; releaseStream, FCPublish and FCUnpublish
/// are what encoders send beyond it. Pure.
final class PublishFlow {
    private PublishFlow() {
    }

    static Step publish(Connected state, Command command) {
        int streamId = command.streamId();
        if (streamId < 1 || streamId > state.streams()) {
            return leave(command, "NetStream.Publish.BadName", "publish came before createStream");
        }
        var admitting = new Admitting(state, streamId, StreamName.parse(Commands.textAt(command, 1)));
        if (admitting.name().key().isEmpty()) {
            return refused(admitting, "the stream key is missing", false);
        }
        return Step.to(admitting).then(new Step.Action.Admit(admitting.name()));
    }

    /// The encoder may send.
    static Step granted(Admitting state) {
        int streamId = state.streamId();
        return Step.to(new Publishing(state.before(), streamId)).reply(new RtmpMessage.StreamBegin(streamId))
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

    static Step whenPublishing(Publishing state, Command command) {
        return switch (command.name()) {
            case "FCUnpublish" -> Step.to(state.before()).then(new Step.Action.Unpublish())
                    .reply(status(state.streamId(), "status", "NetStream.Unpublish.Success", "unpublished"));
            case "closeStream" -> command.streamId() == state.streamId()
                    ? Step.to(state.before()).then(new Step.Action.Unpublish())
                    : Step.to(state);
            case "deleteStream" -> Commands.isNumberAt(command, 1, state.streamId())
                    ? Step.to(state.before()).then(new Step.Action.Unpublish())
                    : Step.to(state);
            case "publish" -> Step.to(state).reply(status(command.streamId(), "error", "NetStream.Publish.BadName",
                    "this connection is publishing already"));
            case "play" -> Step.to(state).reply(status(command.streamId(), "error", "NetStream.Play.Failed",
                    "this connection is publishing; play on another one"));
            default -> ConnectFlow.other(state, state.before(), command);
        };
    }
}
