package live.chobi.chat.connection;

import com.fasterxml.jackson.databind.node.ObjectNode;
import live.chobi.kernel.Caller;
import org.jspecify.annotations.Nullable;

/// What the application decides about a [ConnectionRequest].
public sealed interface ConnectOutcome {
    /// @param caller who it is, verified
    record Accepted(Caller caller) implements ConnectOutcome {}

    /// @param message becomes the message of the client's `connect_error`
    /// @param data becomes its `data`, if there is more to say
    record Refused(String message, @Nullable ObjectNode data) implements ConnectOutcome {}

    /// The answer for a namespace that does not exist, in the words stock clients know.
    static Refused invalidNamespace() {
        return new Refused("Invalid namespace", null);
    }
}
