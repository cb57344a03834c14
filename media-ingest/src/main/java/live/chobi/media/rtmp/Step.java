package live.chobi.media.rtmp;

import java.util.List;
import java.util.stream.Stream;

/// What follows from a message: the next state, and what the connection does, in order.
record Step(RtmpState state, List<Action> actions) {
    sealed interface Action {
        record Reply(RtmpMessage message) implements Action {}

        /// Ask the gate and the stream; [PublishFlow#granted] or [PublishFlow#refused] follows.
        record Admit(StreamName name) implements Action {}

        /// The encoder says it has finished.
        record Unpublish() implements Action {}

        /// Ask the gate and wait for the session; [PlayFlow#started] or [PlayFlow#refused] follows.
        record Seek(PlayName name) implements Action {}

        /// The player wants nothing any more, or something else.
        record StopPlaying() implements Action {}

        record Pause(boolean paused) implements Action {}

        record WantAudio(boolean wanted) implements Action {}

        record WantVideo(boolean wanted) implements Action {}

        /// Close once what was written is read.
        record Leave() implements Action {}

        /// The peer's window: acknowledge after as many bytes.
        record Acknowledge(int everyBytes) implements Action {}
    }

    static Step to(RtmpState state) {
        return new Step(state, List.of());
    }

    Step then(Action action) {
        return then(List.of(action));
    }

    Step then(List<Action> more) {
        return new Step(state, Stream.concat(actions.stream(), more.stream()).toList());
    }

    Step reply(RtmpMessage message) {
        return then(new Action.Reply(message));
    }
}
