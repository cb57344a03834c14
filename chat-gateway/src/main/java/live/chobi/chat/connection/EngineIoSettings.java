package live.chobi.chat.connection;

import java.time.Duration;
import java.util.Set;

/// How an Engine.IO endpoint behaves.
///
/// @param pingInterval from the answer to one ping to the next ping
/// @param pingTimeout how long the answer may take
/// @param upgradeTimeout from the WebSocket of an upgrade to its last packet
/// @param stallTimeout how long a socket may take nothing at all before it is closed
/// @param maxPayload bytes of one polling request or one WebSocket message from a client
/// @param outboundBytesMax what may wait for one client beyond the water mark, before it is closed
/// @param corsOrigins origins whose pages may poll; `*` allows every origin
/// @param doors how many may come in
/// @param compression answers a client's offer of permessage-deflate (RFC 7692); without, the offer is declined
public record EngineIoSettings(Duration pingInterval, Duration pingTimeout, Duration upgradeTimeout,
        Duration stallTimeout, int maxPayload, int outboundBytesMax, Set<String> corsOrigins, DoorLimits doors,
        boolean compression) {

    public static final EngineIoSettings DEFAULT = new EngineIoSettings(Duration.ofSeconds(25), Duration.ofSeconds(20),
            Duration.ofSeconds(10), Duration.ofSeconds(15), 1_000_000, 512 * 1024, Set.of(), DoorLimits.DEFAULT, false);

    public EngineIoSettings {
        corsOrigins = Set.copyOf(corsOrigins);
        requirePositive("pingInterval", pingInterval);
        requirePositive("pingTimeout", pingTimeout);
        requirePositive("upgradeTimeout", upgradeTimeout);
        requirePositive("stallTimeout", stallTimeout);
        if (maxPayload <= 0 || outboundBytesMax <= 0) {
            throw new IllegalArgumentException("a limit of an Engine.IO endpoint is not positive");
        }
    }

    private static void requirePositive(String name, Duration value) {
        if (!value.isPositive()) {
            throw new IllegalArgumentException(name + " must be positive, got " + value);
        }
    }

    public EngineIoSettings withHeartbeat(Duration interval, Duration timeout) {
        return new EngineIoSettings(interval, timeout, upgradeTimeout, stallTimeout, maxPayload, outboundBytesMax,
                corsOrigins, doors, compression);
    }

    public EngineIoSettings withCorsOrigins(Set<String> origins) {
        return new EngineIoSettings(pingInterval, pingTimeout, upgradeTimeout, stallTimeout, maxPayload,
                outboundBytesMax, origins, doors, compression);
    }

    public EngineIoSettings withDoors(DoorLimits limits) {
        return new EngineIoSettings(pingInterval, pingTimeout, upgradeTimeout, stallTimeout, maxPayload,
                outboundBytesMax, corsOrigins, limits, compression);
    }

    public EngineIoSettings withOutbound(int bytesMax, Duration stall) {
        return new EngineIoSettings(pingInterval, pingTimeout, upgradeTimeout, stall, maxPayload, bytesMax, corsOrigins,
                doors, compression);
    }

    public EngineIoSettings withCompression(boolean on) {
        return new EngineIoSettings(pingInterval, pingTimeout, upgradeTimeout, stallTimeout, maxPayload,
                outboundBytesMax, corsOrigins, doors, on);
    }
}
