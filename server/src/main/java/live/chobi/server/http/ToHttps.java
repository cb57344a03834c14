package live.chobi.server.http;

import java.util.List;
import java.util.Optional;

/// Sends who comes without TLS to the same address with it. Spec: RFC 9110 §15.4.9.
final class ToHttps {
    static final Router ROUTER = new Router(List.of(Mount.of("to-https", "/", ToHttps::redirect).decodingItsPath()));

    private ToHttps() {
    }

    private static void redirect(Exchange exchange) {
        Optional<String> host = exchange.header("host").filter(it -> it.matches("[A-Za-z0-9.:\\[\\]-]{1,255}"));
        if (host.isEmpty()) {
            exchange.refuse(Refusal.MALFORMED);
            return;
        }
        String query = exchange.query().raw().isEmpty() ? "" : "?" + exchange.query().raw();
        exchange.respond(Reply.empty(308).with("location", "https://" + host.get() + exchange.path() + query));
    }
}
