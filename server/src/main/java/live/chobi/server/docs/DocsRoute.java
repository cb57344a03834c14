package live.chobi.server.docs;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import live.chobi.kernel.Endpoint;
import live.chobi.outbox.Json;
import live.chobi.server.http.Cors;
import live.chobi.server.http.Exchange;
import live.chobi.server.http.Mount;
import live.chobi.server.http.Refusal;
import live.chobi.server.http.Reply;
import live.chobi.server.http.Route;

/// `/docs` and what stands below it, and `/openapi.json`; each is made when it is first asked for, from the procedures
/// that are served, and kept.
public final class DocsRoute implements Route {
    private static final String HTML = "text/html; charset=utf-8";
    private static final String JSON = "application/json";
    private static final String TEXT = "text/plain; charset=utf-8";
    /// The page's own script runs its examples, and nothing else runs.
    private static final String CONTENT_SECURITY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private record Page(String contentType, Supplier<String> text) {
        Reply reply(String made) {
            return Reply.text(200, contentType, made.getBytes(StandardCharsets.UTF_8))
                    .with("cache-control", "no-cache").with("content-security-policy", CONTENT_SECURITY);
        }
    }

    private final Map<String, Page> pages;
    private final Map<String, String> made = new ConcurrentHashMap<>();

    public DocsRoute(List<? extends Endpoint<?, ?>> endpoints) {
        List<EventDoc> events = EventCatalogue.all();
        EventPages eventPages = new EventPages(events);
        Supplier<ApiModel> model = () -> ApiModel.of(endpoints);
        Supplier<ClientModel> client = () -> ClientModel.of(model.get(), events);
        pages = Map.ofEntries(
                Map.entry("/docs", new Page(HTML, () -> ApiPage.of(model.get()))),
                Map.entry("/docs/events", new Page(HTML, eventPages::html)),
                Map.entry("/docs/events.json", new Page(JSON, eventPages::json)),
                Map.entry("/docs/api.json", new Page(JSON, () -> Json.write(ApiDescription.of(model.get())))),
                Map.entry("/docs/asyncapi.json", new Page(JSON, () -> Json.write(AsyncApi.of(events)))),
                Map.entry("/docs/app-router.d.ts", new Page(TEXT, () -> AppRouterTypes.of(model.get()))),
                Map.entry("/docs/Chobi.kt", new Page(TEXT, () -> KotlinClient.of(client.get()))),
                Map.entry("/docs/Chobi.swift", new Page(TEXT, () -> SwiftClient.of(client.get()))),
                Map.entry("/docs/chobi.dart", new Page(TEXT, () -> DartClient.of(client.get()))),
                Map.entry("/openapi.json", new Page(JSON, () -> Json.write(OpenApi.of(model.get())))));
    }

    /// Readable by pages of any site: nothing here is anybody's own.
    public Stream<Mount> mounts() {
        return Stream.of(Mount.of("docs", "/docs/", this).cors(Cors.open()),
                Mount.of("openapi", "/openapi.json", this).cors(Cors.open()));
    }

    @Override
    public void handle(Exchange exchange) {
        if (!exchange.method().equals("GET") && !exchange.method().equals("HEAD")) {
            exchange.respond(Refusal.METHOD_NOT_ALLOWED.reply().with("allow", "GET, HEAD"));
            return;
        }
        String path = exchange.path().equals("/docs/") ? "/docs" : exchange.path();
        Page page = pages.get(path);
        if (page == null) {
            exchange.refuse(Refusal.NOT_FOUND);
            return;
        }
        String known = made.get(path);
        if (known != null) {
            exchange.respond(page.reply(known));
        } else {
            exchange.onVirtualThread(() -> exchange
                    .respond(page.reply(made.computeIfAbsent(path, _ -> page.text().get()))));
        }
    }
}
