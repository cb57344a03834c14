package live.chobi.server.http;

import java.util.Map;
import java.util.Optional;

/// The pages and what they load. A page is a file served as it is; the browser asks anew each time and mostly hears
/// "not modified", so that a changed page needs no build step and no new name.
public final class PagesRoute implements Route {
    /// Without `unsafe-inline`: a script smuggled into a page by a title or a message does not run. hls.js works in a
    /// worker and feeds the player from blobs.
    static final String CONTENT_SECURITY = "default-src 'self'; worker-src 'self' blob:; media-src 'self' blob:; "
            + "img-src 'self' data:; connect-src 'self' ws: wss:; object-src 'none'; base-uri 'none'; "
            + "form-action 'self'; frame-ancestors 'none'";
    private static final String ASSETS = "/assets/";

    private final WebFiles files;
    private final Map<String, String> pages;

    /// @param pages path to file; a path ending in `/*` takes one more segment: `/watch/*`
    public PagesRoute(WebFiles files, Map<String, String> pages) {
        this.files = files;
        this.pages = Map.copyOf(pages);
    }

    @Override
    public void handle(Exchange exchange) {
        if (!exchange.method().equals("GET") && !exchange.method().equals("HEAD")) {
            exchange.respond(Refusal.METHOD_NOT_ALLOWED.reply().with("allow", "GET, HEAD"));
            return;
        }
        String path = exchange.path();
        String name = path.startsWith(ASSETS) ? path.substring(1) : page(path);
        files.known(name).ifPresentOrElse(file -> send(exchange, file),
                () -> exchange.onVirtualThread(() -> read(exchange, name)));
    }

    private void read(Exchange exchange, String name) {
        Optional<WebFile> file = files.find(name);
        if (file.isPresent()) {
            send(exchange, file.get());
        } else {
            exchange.refuse(Refusal.NOT_FOUND);
        }
    }

    private String page(String path) {
        String exact = pages.get(path);
        if (exact != null) {
            return exact;
        }
        int slash = path.lastIndexOf('/');
        return slash + 1 == path.length() ? "" : pages.getOrDefault(path.substring(0, slash) + "/*", "");
    }

    private static void send(Exchange exchange, WebFile file) {
        boolean unchanged = exchange.header("if-none-match").filter(file::matches).isPresent();
        Reply reply = unchanged ? Reply.empty(304).with("vary", "accept-encoding") : file.reply();
        reply.with("etag", file.etag()).with("cache-control", "no-cache");
        if (file.isPage()) {
            reply.with("content-security-policy", CONTENT_SECURITY)
                    .with("referrer-policy", "same-origin")
                    .with("cross-origin-opener-policy", "same-origin");
        }
        exchange.respond(reply);
    }
}
