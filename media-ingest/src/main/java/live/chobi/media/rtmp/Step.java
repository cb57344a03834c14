package live.chobi.media.rtmp;

import java.util.List;
import java.util.stream.Stream;

/// What follows from a message: the next state, and what the connection does, in order.
record Step(PublishState state, List<Action> actions) {
    sealed interface Action {
        record Reply(RtmpMessage message) implements Action {}

        /// Ask the gate and the stream; [PublishFlow#granted] or [PublishFlow#refused] follows.
        record Admit(StreamName name) implements Action {}

        /// The encoder says it has finished.
        record Unpublish() implements Action {}

        /// Close once what was written is read.
        record Leave() implements Action {}

        /// The peer's window: acknowledge after as many bytes.
        record Acknowledge(int everyBytes) implements Action {}
    }

    static Step to(PublishState state) {
        return new Step(state, List.of());
    }

    Step then(Action action) {
        return new Step(state, Stream.concat(actions.stream(), Stream.of(action)).toList());
    }

    Step reply(RtmpMessage message) {
        return then(new Action.Reply(message));
    }
}
