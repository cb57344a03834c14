package live.chobi.server.http;

import io.netty.handler.codec.http.HttpHeaders;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which other sites' pages may read a mount's answers. The headers go on refusals too, since a page could not read why
/// it was refused otherwise.
public sealed interface Cors {
    record Open() implements Cors {}

    record Listed(Set<String> origins) implements Cors {}

    /// Only our own pages.
    static Cors none() {
        return new Listed(Set.of());
    }

    static Cors open() {
        return new Open();
    }

    static Cors listed(Set<String> origins) {
        return origins.contains("*") ? open() : new Listed(Set.copyOf(origins));
    }

    /// On every answer.
    default void allow(@Nullable String origin, HttpHeaders answer) {
        switch (this) {
            case Open _ -> {
                answer.set("access-control-allow-origin", "*");
                answer.set("access-control-expose-headers", EXPOSED);
            }
            case Listed(var origins) when !origins.isEmpty() -> {
                Vary.add(answer, "origin");
                if (origin != null && origins.contains(origin)) {
                    answer.set("access-control-allow-origin", origin);
                    answer.set("access-control-expose-headers", EXPOSED);
                }
            }
            case Listed _ -> {
                // Only our own pages: without the headers a browser keeps the answer from the others.
            }
        }
    }

    /// On the answer to OPTIONS, after [#allow].
    static void preflight(HttpHeaders answer) {
        if (answer.contains("access-control-allow-origin")) {
            answer.set("access-control-allow-methods", "GET, HEAD, POST, PATCH, DELETE, OPTIONS");
            answer.set("access-control-allow-headers", "content-type, authorization, trpc-accept, last-event-id, "
                    + "x-request-id, range, tus-resumable, upload-length, upload-metadata, upload-offset, "
                    + "upload-checksum, x-http-method-override");
            answer.set("access-control-max-age", "600");
        }
    }

    String EXPOSED = "x-request-id, retry-after, content-length, content-range, location, tus-resumable, tus-version, "
            + "tus-extension, tus-max-size, tus-checksum-algorithm, upload-offset, upload-length, upload-metadata, "
            + "upload-expires";
}
