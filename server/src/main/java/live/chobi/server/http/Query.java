package live.chobi.server.http;

import java.util.Optional;

/// The query of a request, read as a form; of a repeated name the first counts.
public record Query(String raw) {
    public Optional<String> first(String name) {
        int from = 0;
        while (from < raw.length()) {
            int to = raw.indexOf('&', from);
            String pair = raw.substring(from, to < 0 ? raw.length() : to);
            int equals = pair.indexOf('=');
            if (Percent.decodeForm(equals < 0 ? pair : pair.substring(0, equals)).equals(name)) {
                return Optional.of(equals < 0 ? "" : Percent.decodeForm(pair.substring(equals + 1)));
            }
            if (to < 0) {
                break;
            }
            from = to + 1;
        }
        return Optional.empty();
    }
}
