package live.chobi.server.rpc;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;

/// Counts the open subscriptions of each connection, user and address, and of the node. Any thread.
final class SubscriptionSeats {
    private static final Duration RETRY = Duration.ofSeconds(10);

    /// @param kind `connection`, `user`, `address` or `node`
    private record Row(String kind, Object whose) {}

    private record Taken(Row row, int max) {}

    private final SubscriptionLimits limits;
    private final SubscriptionMetrics metrics;
    private final Map<Row, Integer> taken = new ConcurrentHashMap<>();

    SubscriptionSeats(SubscriptionLimits limits, SubscriptionMetrics metrics) {
        this.limits = limits;
        this.metrics = metrics;
    }

    /// Takes one seat in each row, or throws TOO_MANY_REQUESTS `too_many_subscriptions` and takes none.
    ///
    /// @return gives the seats back; to be called once
    Runnable take(Object connection, Caller caller) {
        List<Taken> wanted = new ArrayList<>();
        wanted.add(new Taken(new Row("node", ""), limits.total()));
        wanted.add(new Taken(new Row("address", caller.address()), limits.perAddress()));
        caller.userIfAny().ifPresent(user -> wanted.add(new Taken(new Row("user", user), limits.perUser())));
        wanted.add(new Taken(new Row("connection", connection), limits.perConnection()));
        for (int i = 0; i < wanted.size(); i++) {
            Taken each = wanted.get(i);
            if (taken.merge(each.row(), 1, Integer::sum) > each.max()) {
                wanted.subList(0, i + 1).forEach(this::giveBack);
                metrics.full(each.row().kind());
                throw Problem.tooFast("too_many_subscriptions", "this " + each.row().kind() + " has " + each.max()
                        + " subscriptions already", RETRY);
            }
        }
        return () -> wanted.forEach(this::giveBack);
    }

    private void giveBack(Taken each) {
        taken.computeIfPresent(each.row(), (_, count) -> count == 1 ? null : count - 1);
    }
}
