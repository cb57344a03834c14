package live.chobi.server.http;

/// Where requests go that no mount covers.
final class Nowhere {
    static final Mount MOUNT = Mount.of("none", "/", exchange -> exchange.refuse(Refusal.NOT_FOUND));

    private Nowhere() {
    }
}
