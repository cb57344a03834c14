package live.chobi.server.docs;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import live.chobi.kernel.Endpoint;
import live.chobi.outbox.Json;
import live.chobi.server.http.Cors;
import live.chobi.server.http.Exchange;
import live.chobi.server.http.Mount;
import live.chobi.server.http.Refusal;
import live.chobi.server.http.Reply;
import live.chobi.server.http.Route;

/// `/docs` and what stands below it, and `/openapi.json`; made once, from the procedures that are served.
public final class DocsRoute implements Route {
    private static final String HTML = "text/html; charset=utf-8";
    private static final String JSON = "application/json";
    private static final String TEXT = "text/plain; charset=utf-8";
    /// The page's own script runs its examples, and nothing else runs.
    private static final String CONTENT_SECURITY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private record Page(String contentType, String text) {
        Reply reply() {
            return Reply.text(200, contentType, text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private final Map<String, Page> pages = new TreeMap<>();

    public DocsRoute(List<? extends Endpoint<?, ?>> endpoints) {
        ApiModel model = ApiModel.of(endpoints);
        EventPages events = new EventPages(EventCatalogue.all());
        pages.put("/docs", new Page(HTML, ApiPage.of(model)));
        pages.put("/docs/", new Page(HTML, ApiPage.of(model)));
        pages.put("/docs/events", new Page(HTML, events.html()));
        pages.put("/docs/events.json", new Page(JSON, events.json()));
        pages.put("/docs/api.json", new Page(JSON, Json.write(ApiDescription.of(model))));
        pages.put("/docs/asyncapi.json", new Page(JSON, Json.write(AsyncApi.of(EventCatalogue.all()))));
        pages.put("/docs/app-router.d.ts", new Page(TEXT, AppRouterTypes.of(model)));
        ClientModel client = ClientModel.of(model, EventCatalogue.all());
        pages.put("/docs/Chobi.kt", new Page(TEXT, KotlinClient.of(client)));
        pages.put("/docs/Chobi.swift", new Page(TEXT, SwiftClient.of(client)));
        pages.put("/docs/chobi.dart", new Page(TEXT, DartClient.of(client)));
        pages.put("/openapi.json", new Page(JSON, Json.write(OpenApi.of(model))));
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
        Page page = pages.get(exchange.path());
        if (page == null) {
            exchange.refuse(Refusal.NOT_FOUND);
            return;
        }
        exchange.respond(page.reply().with("cache-control", "no-cache")
                .with("content-security-policy", CONTENT_SECURITY));
    }
}
