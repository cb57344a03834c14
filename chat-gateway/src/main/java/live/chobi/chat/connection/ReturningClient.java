package live.chobi.chat.connection;

import java.util.Optional;
import live.chobi.kernel.Caller;

/// A client that says it was here a moment ago, and proved it by the private id it was given.
///
/// @param caller who it was
/// @param offset the last text behind an event's arguments that it has seen, unless it saw none
public record ReturningClient(Keepsake keepsake, Caller caller, Optional<String> offset) {}
