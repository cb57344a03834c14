package live.chobi.server.http;

import io.netty.handler.codec.http.HttpHeaders;
import java.util.Arrays;

/// The `vary` header: what else of the request an answer depends on, so that no cache hands it to the wrong client.
final class Vary {
    private Vary() {
    }

    static void add(HttpHeaders answer, String name) {
        String before = answer.get("vary");
        if (before == null) {
            answer.set("vary", name);
        } else if (Arrays.stream(before.split(",", -1)).noneMatch(it -> it.trim().equalsIgnoreCase(name))) {
            answer.set("vary", before + ", " + name);
        }
    }
}
