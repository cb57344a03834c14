package live.chobi.chat.gateway;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import live.chobi.chat.connection.SocketConnection;
import live.chobi.kernel.UserId;

/// Who of the signed-in is connected here, and by which connections. Shared; any thread.
final class UserConnections {
    private final Map<UserId, Set<SocketConnection>> byUser = new ConcurrentHashMap<>();

    void add(SocketConnection connection) {
        user(connection).ifPresent(user -> byUser.compute(user, (_, some) -> {
            Set<SocketConnection> all = some == null ? ConcurrentHashMap.newKeySet(2) : some;
            all.add(connection);
            return all;
        }));
    }

    void remove(SocketConnection connection) {
        user(connection).ifPresent(user -> byUser.computeIfPresent(user, (_, some) -> {
            some.remove(connection);
            return some.isEmpty() ? null : some;
        }));
    }

    boolean has(UserId user) {
        return byUser.containsKey(user);
    }

    /// Those who come or go meanwhile may be among them or not.
    Set<SocketConnection> of(UserId user) {
        return byUser.getOrDefault(user, Set.of());
    }

    private static Optional<UserId> user(SocketConnection connection) {
        return connection.caller().userIfAny();
    }
}
