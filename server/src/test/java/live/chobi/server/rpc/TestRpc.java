package live.chobi.server.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Endpoint;
import live.chobi.kernel.Problem;
import live.chobi.kernel.Role;
import live.chobi.kernel.UserId;
import live.chobi.outbox.Json;
import live.chobi.server.http.Cors;
import live.chobi.server.http.TestEdge;
import live.chobi.server.rpc.Authenticator.Admitted;

/// Procedures at `/api/trpc/` on a real port. Tokens are `alice`, `admin` and `short`, which is alice's and soon over;
/// others are bad.
final class TestRpc implements AutoCloseable {
    static final UserId ALICE = UserId.next();

    private final RpcRoute route;
    private final TestEdge edge;

    TestRpc(RpcRoute.Rules rules, RequestLimits limits, List<Endpoint<?, ?>> more) {
        var endpoints = new ArrayList<Endpoint<?, ?>>(ConfProcedures.all());
        endpoints.addAll(more);
        route = new RpcRoute(endpoints, TestRpc::authenticate, limits, new RpcMetrics(new PrometheusRegistry()), rules);
        edge = TestEdge.with(route.mount("/api/trpc/").cors(Cors.listed(Set.of("http://app.example"))));
    }

    TestRpc(Endpoint<?, ?>... more) {
        this(RpcRoute.Rules.defaults(), RequestLimits.NONE, List.of(more));
    }

    private static Admitted authenticate(Optional<String> bearer, String address) {
        return switch (bearer.orElse("")) {
            case "" -> Admitted.guest(address);
            case "alice" -> new Admitted(new Caller.SignedIn(ALICE, Role.USER, address), Optional.empty());
            case "admin" -> new Admitted(new Caller.SignedIn(UserId.next(), Role.ADMIN, address), Optional.empty());
            case "short" -> new Admitted(new Caller.SignedIn(ALICE, Role.USER, address),
                    Optional.of(Duration.ofMillis(300)));
            default -> throw Problem.unauthorized("bad_token", "this access token is not valid");
        };
    }

    String url() {
        return edge.url() + "/api/trpc";
    }

    TestEdge edge() {
        return edge;
    }

    HttpResponse<String> query(String path, String input, String... headers) {
        return edge.get("/api/trpc/" + path + (path.contains("?") ? "&" : "?") + "input=" + encoded(input), headers);
    }

    HttpResponse<String> get(String path, String... headers) {
        return edge.get("/api/trpc/" + path, headers);
    }

    HttpResponse<String> mutate(String path, String body) {
        return method("POST", path, "application/json", body);
    }

    HttpResponse<String> method(String method, String path, String contentType, String body) {
        var request = edge.request("/api/trpc/" + path).method(method, BodyPublishers.ofString(body));
        return edge.send((contentType.isEmpty() ? request : request.header("content-type", contentType)).build());
    }

    void hangUp() {
        route.hangUp();
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    static JsonNode json(HttpResponse<String> response) {
        return Json.tree(response.body());
    }

    @Override
    public void close() {
        edge.close();
        route.close();
    }
}
