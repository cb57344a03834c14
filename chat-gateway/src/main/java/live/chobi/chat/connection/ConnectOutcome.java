package live.chobi.chat.connection;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Optional;
import live.chobi.kernel.Caller;
import org.jspecify.annotations.Nullable;

/// What the application decides about a [ConnectionRequest].
public sealed interface ConnectOutcome {
    /// @param caller who it is, verified
    /// @param validFor how long what it authenticated by is still good; the session is closed after that, and a client
    /// with something newer comes back. Empty: without end
    /// @param resumption of a [ReturningClient] that may go on where it was
    record Accepted(Caller caller, Optional<Duration> validFor, Optional<Resumption> resumption)
            implements
                ConnectOutcome {
        public Accepted(Caller caller) {
            this(caller, Optional.empty(), Optional.empty());
        }
    }

    /// @param message becomes the message of the client's `connect_error`
    /// @param data becomes its `data`, if there is more to say
    record Refused(String message, @Nullable ObjectNode data) implements ConnectOutcome {}

    /// The answer for a namespace that does not exist, in the words stock clients know.
    static Refused invalidNamespace() {
        return new Refused("Invalid namespace", null);
    }
}
