package live.chobi.server.http;

import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import live.chobi.outbox.Json;
import org.jspecify.annotations.Nullable;

/// What the operator's tools ask: is the process up, may it take traffic, what do its meters say.
public final class Ops {
    /// One thing the server leans on.
    ///
    /// @param required false where the server goes on without it, and only says so
    /// @param trouble what is wrong now, if anything; may block for a moment
    public record Check(String name, boolean required, Supplier<Optional<String>> trouble) {}

    private record Readiness(boolean ready, Map<String, Finding> checks) {}

    private record Finding(boolean ok, boolean required, @Nullable String trouble) {}

    private Ops() {
    }

    /// `/healthz`, `/readyz`, `/metrics`; the registry gets the meters of the JVM.
    public static List<Mount> mounts(List<Check> checks, PrometheusRegistry registry) {
        JvmMetrics.builder().register(registry);
        return List.of(
                Mount.of("healthz", "/healthz", exchange -> exchange.respond(Reply.plain(200, "up\n"))),
                Mount.of("readyz", "/readyz", exchange -> exchange.onVirtualThread(
                        () -> exchange.respond(readiness(checks)))),
                Mount.of("metrics", "/metrics", exchange -> exchange.onVirtualThread(
                        () -> exchange.respond(meters(registry)))));
    }

    private static Reply readiness(List<Check> checks) {
        var findings = new TreeMap<String, Finding>();
        boolean ready = true;
        for (Check check : checks) {
            Optional<String> trouble = trouble(check);
            findings.put(check.name(), new Finding(trouble.isEmpty(), check.required(), trouble.orElse(null)));
            ready &= trouble.isEmpty() || !check.required();
        }
        return Reply.json(ready ? 200 : 503, Json.write(new Readiness(ready, findings)).getBytes(
                StandardCharsets.UTF_8)).with("cache-control", "no-store");
    }

    /// A check that throws has found something.
    private static Optional<String> trouble(Check check) {
        try {
            return check.trouble().get();
        } catch (RuntimeException e) {
            return Optional.of(e.getClass().getSimpleName());
        }
    }

    private static Reply meters(PrometheusRegistry registry) {
        var text = new ByteArrayOutputStream(32_768);
        var writer = PrometheusTextFormatWriter.create();
        try {
            writer.write(text, registry.scrape(), EscapingScheme.UNDERSCORE_ESCAPING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Reply.text(200, writer.getContentType(), text.toByteArray()).with("cache-control", "no-store");
    }
}
