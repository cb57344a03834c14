package live.chobi.chat.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;
import live.chobi.kernel.Caller;
import live.chobi.kernel.SessionId;
import live.chobi.log.RowType;

/// What the gateway needs from others. Virtual threads; refusals are [live.chobi.kernel.Problem]s.
public interface SocketDoors {
    /// Somebody whose token was good.
    ///
    /// @param validFor how long it still is; empty without a token
    record Admitted(Caller caller, Optional<Duration> validFor) {}

    /// Who a token belongs to; a guest without one.
    Admitted authenticate(Optional<String> token, String address);

    /// A session somebody has entered.
    ///
    /// @param reader which of its rows they see
    /// @param session as clients see it
    /// @param exit to be called once, when this connection no longer stands in the room
    record Entered(RowType.Audience reader, Object session, Runnable exit) {}

    /// Lets the caller in, or refuses; counts a viewer.
    ///
    /// @param playbackId a guest's, from an earlier join
    Entered enter(Caller caller, SessionId session, Optional<String> accessCode, Optional<String> playbackId);

    /// Calls a procedure with a JSON input, as the RPC edge would, and answers its output.
    JsonNode call(Caller caller, String procedure, JsonNode input);
}
