package live.chobi.chat.connection;

import java.time.Duration;
import live.chobi.chat.protocol.SocketIoLimits;

/// How a Socket.IO endpoint behaves.
///
/// @param engine of the Engine.IO below
/// @param connectTimeout how long a session may stay without joining a namespace
/// @param eventsPerSecond of one session, over all its namespaces; twice as many may come at once after a rest; 0 lifts
/// the limit
/// @param namespacesMax of one session
/// @param awaitedAcksMax events of one connection whose acknowledgement we still wait for
/// @param packet limits of one packet
/// @param msgPack takes clients of `socket.io-msgpack-parser` too; a client's first message tells which it is
/// @param recovery of clients that come back after a short drop
public record SocketIoSettings(EngineIoSettings engine, Duration connectTimeout, int eventsPerSecond, int namespacesMax,
        int awaitedAcksMax, SocketIoLimits packet, boolean msgPack, RecoverySettings recovery) {

    public static final SocketIoSettings DEFAULT = new SocketIoSettings(EngineIoSettings.DEFAULT,
            Duration.ofSeconds(45), 20, 8, 64, new SocketIoLimits(10, 1_000_000), true, RecoverySettings.OFF);

    public SocketIoSettings {
        if (!connectTimeout.isPositive() || eventsPerSecond < 0 || namespacesMax <= 0 || awaitedAcksMax < 0) {
            throw new IllegalArgumentException("a limit of a Socket.IO endpoint is not positive");
        }
    }

    public SocketIoSettings withEngine(EngineIoSettings other) {
        return new SocketIoSettings(other, connectTimeout, eventsPerSecond, namespacesMax, awaitedAcksMax, packet,
                msgPack, recovery);
    }

    public SocketIoSettings withConnectTimeout(Duration timeout) {
        return new SocketIoSettings(engine, timeout, eventsPerSecond, namespacesMax, awaitedAcksMax, packet, msgPack,
                recovery);
    }

    public SocketIoSettings withEventsPerSecond(int events) {
        return new SocketIoSettings(engine, connectTimeout, events, namespacesMax, awaitedAcksMax, packet, msgPack,
                recovery);
    }

    public SocketIoSettings withMsgPack(boolean on) {
        return new SocketIoSettings(engine, connectTimeout, eventsPerSecond, namespacesMax, awaitedAcksMax, packet, on,
                recovery);
    }

    public SocketIoSettings withRecovery(RecoverySettings other) {
        return new SocketIoSettings(engine, connectTimeout, eventsPerSecond, namespacesMax, awaitedAcksMax, packet,
                msgPack, other);
    }
}
