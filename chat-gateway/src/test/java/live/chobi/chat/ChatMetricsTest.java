package live.chobi.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import java.util.List;
import live.chobi.chat.connection.CloseReason;
import live.chobi.kernel.ProblemCode;
import org.junit.jupiter.api.Test;

class ChatMetricsTest {
    private final PrometheusRegistry registry = new PrometheusRegistry();

    @Test
    void what_has_not_happened_yet_is_counted_as_zero() {
        var _ = new ChatMetrics(registry);

        assertThat(series("chat_skipped", "reason")).containsExactlyInAnyOrder("slow", "joining");
        assertThat(series("chat_connects", "outcome")).containsExactlyInAnyOrder("accepted", "refused");
        assertThat(series("chat_sessions_closed", "reason")).contains("too_slow", "stalled")
                .hasSameSizeAs(CloseReason.values());
        assertThat(series("chat_events_refused", "code")).contains("forbidden").hasSameSizeAs(ProblemCode.values());
    }

    private List<String> series(String counter, String label) {
        return registry.scrape(counter::equals).stream()
                .flatMap(it -> ((CounterSnapshot) it).getDataPoints().stream())
                .peek(it -> assertThat(it.getValue()).isZero())
                .map(it -> it.getLabels().get(label)).toList();
    }
}
