package live.chobi.media.relay;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import live.chobi.media.rtmp.RtmpMessage;

/// What follows from a message of the server: where the client stands, and what it does, in order.
record ClientStep(State state, List<Action> actions) {
    /// Where the client stands. Spec: Adobe RTMP 1.0, §7.2.
    sealed interface State {
        record AwaitConnected() implements State {}

        /// @param fourCcs what the server has announced
        record AwaitStream(Set<String> fourCcs) implements State {}

        record AwaitStart(int streamId, Set<String> fourCcs) implements State {}

        record Running(int streamId) implements State {}

        record Over() implements State {}
    }

    sealed interface Action {
        record Send(RtmpMessage message) implements Action {}

        record Started(int streamId, Set<String> fourCcs) implements Action {}

        /// Go there instead.
        record Redirect(String tcUrl) implements Action {}

        record Fail(LinkFailure failure) implements Action {}

        /// The server's window: acknowledge after as many bytes.
        record Acknowledge(int everyBytes) implements Action {}
    }

    static ClientStep to(State state) {
        return new ClientStep(state, List.of());
    }

    static ClientStep fail(LinkFailure.Kind kind, String says) {
        return to(new State.Over()).then(new Action.Fail(new LinkFailure(kind, says)));
    }

    ClientStep then(Action action) {
        return new ClientStep(state, Stream.concat(actions.stream(), Stream.of(action)).toList());
    }

    ClientStep send(RtmpMessage message) {
        return then(new Action.Send(message));
    }
}
