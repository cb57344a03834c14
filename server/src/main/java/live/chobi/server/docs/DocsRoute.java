package live.chobi.server.docs;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import live.chobi.server.http.Exchange;
import live.chobi.server.http.Refusal;
import live.chobi.server.http.Reply;
import live.chobi.server.http.Route;

/// `/docs`, `/docs/events` and `/docs/events.json`; made once.
public final class DocsRoute implements Route {
    private static final String HTML = "text/html; charset=utf-8";
    private static final String INDEX = """
            <!doctype html>
            <html lang="en" dir="ltr"><head><meta charset="utf-8"><title>Documentation · Chobi</title>
            <meta name="viewport" content="width=device-width, initial-scale=1"></head><body>
            <h1>Documentation</h1>
            <ul><li><a href="/docs/events">Rows and events</a></ul></body></html>
            """;

    private record Page(String contentType, String text) {
        Reply reply() {
            return Reply.text(200, contentType, text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private final Map<String, Page> pages;

    public DocsRoute() {
        EventPages events = new EventPages(EventCatalogue.all());
        pages = Map.of("", new Page(HTML, INDEX), "events", new Page(HTML, events.html()), "events.json",
                new Page("application/json", events.json()));
    }

    @Override
    public void handle(Exchange exchange) {
        if (!exchange.method().equals("GET") && !exchange.method().equals("HEAD")) {
            exchange.respond(Refusal.METHOD_NOT_ALLOWED.reply().with("allow", "GET, HEAD"));
            return;
        }
        Page page = pages.get(exchange.below());
        if (page == null) {
            exchange.refuse(Refusal.NOT_FOUND);
            return;
        }
        exchange.respond(page.reply().with("cache-control", "no-cache")
                .with("content-security-policy", "default-src 'none'; frame-ancestors 'none'"));
    }
}
