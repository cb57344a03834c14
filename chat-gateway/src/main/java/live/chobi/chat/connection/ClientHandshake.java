package live.chobi.chat.connection;

import io.netty.handler.codec.http.HttpHeaders;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What is known of a client from the request that opened its session.
///
/// @param address the client's network address, without port; behind a trusted proxy the one it forwards for
/// @param headers the few that somebody has a use for, under lower-case names; a connection lives long, and a request
/// may bring 8 kB of them
public record ClientHandshake(String address, Map<String, String> headers) {
    private static final List<String> KEPT = List.of("origin", "user-agent", "accept-language");
    private static final int VALUE_CHARACTERS_MAX = 256;

    public ClientHandshake {
        headers = Map.copyOf(headers);
    }

    static ClientHandshake of(String address, HttpHeaders headers) {
        Map<String, String> kept = new LinkedHashMap<>();
        for (String name : KEPT) {
            String value = headers.get(name);
            if (value != null) {
                kept.put(name.toLowerCase(Locale.ROOT), value.substring(0, Math.min(VALUE_CHARACTERS_MAX,
                        value.length())));
            }
        }
        return new ClientHandshake(address, kept);
    }
}
