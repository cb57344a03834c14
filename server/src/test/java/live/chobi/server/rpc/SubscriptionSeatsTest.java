package live.chobi.server.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.ProblemCode;
import live.chobi.kernel.Role;
import live.chobi.kernel.UserId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubscriptionSeatsTest {
    private static final UserId ANA = UserId.next();

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final SubscriptionMetrics metrics = new SubscriptionMetrics(registry);

    private static Caller ana(String address) {
        return new Caller.SignedIn(ANA, Role.USER, address);
    }

    private SubscriptionSeats seats(int connection, int user, int address, int node) {
        return new SubscriptionSeats(SubscriptionLimits.defaults().places(connection, user, address, node), metrics);
    }

    private double full(String of) {
        return registry.scrape(it -> it.equals("chobi_rpc_subscriptions_full")).stream()
                .flatMap(it -> ((CounterSnapshot) it).getDataPoints().stream())
                .filter(it -> of.equals(it.getLabels().get("of")))
                .mapToDouble(CounterSnapshot.CounterDataPointSnapshot::getValue).sum();
    }

    @ParameterizedTest
    @CsvSource({"connection, 1, 9, 9, 9", "user, 9, 1, 9, 9", "address, 9, 9, 1, 9", "node, 9, 9, 9, 1"})
    void each_limit_refuses_by_name_and_is_counted(String of, int connection, int user, int address, int node) {
        SubscriptionSeats seats = seats(connection, user, address, node);
        Runnable leave = seats.take("c1", ana("192.0.2.1"));
        Problem refused = catchThrowableOfType(Problem.class, () -> seats.take("c1", ana("192.0.2.1")));
        assertThat(refused.code()).isEqualTo(ProblemCode.TOO_MANY_REQUESTS);
        assertThat(refused.reason()).isEqualTo("too_many_subscriptions");
        assertThat(refused.getMessage()).contains("this " + of + " has 1");
        assertThat(refused.retryAfter()).isPresent();
        assertThat(full(of)).isOne();
        leave.run();
        seats.take("c1", ana("192.0.2.1")).run();
    }

    @Test
    void who_is_refused_takes_no_seat() {
        SubscriptionSeats seats = seats(9, 1, 2, 9);
        seats.take("c1", ana("192.0.2.1"));
        for (int i = 0; i < 5; i++) {
            assertThat(catchThrowableOfType(Problem.class, () -> seats.take("c2", ana("192.0.2.1")))).isNotNull();
        }
        seats.take("c3", new Caller.Guest("192.0.2.1"));
        assertThat(catchThrowableOfType(Problem.class, () -> seats.take("c4", new Caller.Guest("192.0.2.1"))))
                .hasMessageContaining("address");
    }

    @Test
    void a_user_is_counted_wherever_it_comes_from_and_a_guest_by_its_address() {
        SubscriptionSeats seats = seats(9, 2, 9, 9);
        seats.take("c1", ana("192.0.2.1"));
        seats.take("c2", ana("192.0.2.2"));
        assertThat(catchThrowableOfType(Problem.class, () -> seats.take("c3", ana("192.0.2.3"))))
                .hasMessageContaining("user");
        for (int i = 0; i < 5; i++) {
            seats.take("g" + i, new Caller.Guest("192.0.2.9"));
        }
    }
}
