package live.chobi.media.play;

import java.util.Optional;
import java.util.function.Function;
import live.chobi.kernel.SessionId;
import live.chobi.media.MediaMetrics;
import live.chobi.media.PlayGate;

/// What every attempt to play needs. Immutable; one per node.
///
/// @param rings the ring of a session that has media on this node
public record PlayDesk(PlayGate gate, Function<SessionId, Optional<PlayRing>> rings, PlayerSeats seats,
        MediaMetrics metrics) {}
