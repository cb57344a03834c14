package live.chobi.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import live.chobi.outbox.Json;
import live.chobi.server.http.Ops.Check;
import org.junit.jupiter.api.Test;

class OpsTest {
    private static TestEdge edge(Check... checks) {
        var registry = new PrometheusRegistry();
        var mounts = new ArrayList<>(Ops.mounts(List.of(checks), registry));
        return TestEdge.with(mounts.toArray(Mount[]::new));
    }

    @Test
    void a_server_that_lost_what_it_needs_takes_no_traffic_but_is_up() {
        try (var edge = edge(new Check("postgres", true, () -> Optional.of("connection refused")),
                new Check("redis", false, Optional::empty))) {
            HttpResponse<String> ready = edge.get("/readyz");
            assertThat(ready.statusCode()).isEqualTo(503);
            assertThat(Json.tree(ready.body()).at("/checks/postgres/trouble").asText()).isEqualTo("connection refused");
            assertThat(Json.tree(ready.body()).at("/checks/redis/ok").asBoolean()).isTrue();
            assertThat(edge.get("/healthz").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void a_server_that_lost_what_it_can_do_without_says_so_and_goes_on() {
        try (var edge = edge(new Check("postgres", true, Optional::empty), new Check("redis", false, () -> {
            throw new IllegalStateException("down");
        }))) {
            HttpResponse<String> ready = edge.get("/readyz");
            assertThat(ready.statusCode()).isEqualTo(200);
            assertThat(Json.tree(ready.body()).at("/checks/redis/ok").asBoolean()).isFalse();
        }
    }

    @Test
    void the_meters_are_readable_by_prometheus() {
        try (var edge = edge()) {
            HttpResponse<String> meters = edge.get("/metrics");
            assertThat(meters.headers().firstValue("content-type").orElseThrow()).startsWith("text/plain");
            assertThat(meters.body()).contains("jvm_memory_used_bytes");
        }
    }

    @Test
    void requests_are_counted_by_route_and_status() {
        var registry = new PrometheusRegistry();
        var mounts = new ArrayList<>(Ops.mounts(List.of(), registry));
        mounts.add(TestEdge.echo("/"));
        try (var edge = TestEdge.counting(registry, mounts)) {
            edge.get("/");
            edge.get("/nothing%00");
            assertThat(edge.get("/metrics").body())
                    .contains("chobi_http_requests_total{route=\"echo\",status=\"2xx\"} 1.0")
                    .contains("chobi_http_requests_total{route=\"echo\",status=\"4xx\"} 1.0")
                    .contains("chobi_http_refused_total{reason=\"bad_path\"} 1.0")
                    .contains("chobi_http_requests_in_flight 1.0");
        }
    }
}
