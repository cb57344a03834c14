package live.chobi.notifications.push;

import java.time.Duration;
import java.util.Optional;

/// A service that reaches devices of some platforms. Blocking, within its own deadline; virtual threads, many at
/// a time.
interface PushService {
    /// What became of a message.
    sealed interface Outcome {
        /// The service has it.
        record Taken() implements Outcome {}

        /// There is no such device any more: it must not be asked for again.
        record Gone() implements Outcome {}

        /// Not now.
        ///
        /// @param pause what the service asks for
        record Later(Optional<Duration> pause, String why) implements Outcome {}

        /// Never: trying again would be the same.
        record Refused(String why) implements Outcome {}
    }

    /// @param topic a newer message of the same topic takes the place of one that has not been shown yet
    /// @param ttl how long the message is worth something to a device that is away
    record Message(String json, String topic, Duration ttl) {}

    Outcome send(Device device, Message message);
}
