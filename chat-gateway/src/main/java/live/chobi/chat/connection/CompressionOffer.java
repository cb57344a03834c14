package live.chobi.chat.connection;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Judges what a client offers of permessage-deflate. Spec: RFC 7692 §5 and §7.1.
///
/// We answer the same to everybody: no context is kept between messages in either direction. So a connection costs no
/// memory for it, one compressed message serves all its receivers, and secrets in one message tell nothing of another.
final class CompressionOffer {
    static final String ANSWER = "permessage-deflate; server_no_context_takeover; client_no_context_takeover";
    /// What java.util.zip always uses; a client that wants less cannot be served.
    private static final int WINDOW_BITS = 15;

    private CompressionOffer() {
    }

    /// @param headers every `Sec-WebSocket-Extensions` of the request
    static boolean isAcceptable(List<String> headers) {
        return headers.stream().flatMap(it -> Arrays.stream(it.split(",", -1))).anyMatch(CompressionOffer::isUsable);
    }

    private static boolean isUsable(String offer) {
        String[] parts = offer.split(";", -1);
        if (!parts[0].strip().equals("permessage-deflate")) {
            return false;
        }
        Set<String> seen = new HashSet<>();
        for (int i = 1; i < parts.length; i++) {
            String[] pair = parts[i].strip().split("=", 2);
            String value = pair.length == 1 ? "" : pair[1].strip().replace("\"", "");
            if (!seen.add(pair[0].strip()) || !isServed(pair[0].strip(), pair.length == 2, value)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isServed(String name, boolean hasValue, String value) {
        return switch (name) {
            case "server_no_context_takeover", "client_no_context_takeover" -> !hasValue;
            case "client_max_window_bits" -> !hasValue || value.matches("[89]|1[0-5]");
            case "server_max_window_bits" -> value.equals(Integer.toString(WINDOW_BITS));
            default -> false;
        };
    }
}
