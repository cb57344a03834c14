package live.chobi.chat.connection;

import java.util.function.UnaryOperator;
import live.chobi.chat.protocol.OutboundPacket;
import org.jspecify.annotations.Nullable;

/// Another form of packets that many receivers share, made once for a run of receivers of the same packet: a broadcast
/// goes through all members of a loop at a stretch. Owner: one event loop.
final class SharedVariant {
    private final UnaryOperator<OutboundPacket> maker;
    /// Called when something is held that [#clear] must let go.
    private final Runnable onHeld;
    private @Nullable OutboundPacket source;
    private @Nullable OutboundPacket variant;

    SharedVariant(UnaryOperator<OutboundPacket> maker, Runnable onHeld) {
        this.maker = maker;
        this.onHeld = onHeld;
    }

    /// For one more receiver; the given packet stays the caller's.
    OutboundPacket of(OutboundPacket packet) {
        OutboundPacket made = variant;
        if (made == null || source == null || !source.isShareOf(packet)) {
            clear();
            made = maker.apply(packet);
            variant = made;
            // Held too, so that its buffer cannot come back from the pool as another packet's.
            source = packet.forOneMore();
            onHeld.run();
        }
        return made.forOneMore();
    }

    void clear() {
        if (source != null) {
            source.release();
            source = null;
        }
        if (variant != null) {
            variant.release();
            variant = null;
        }
    }
}
