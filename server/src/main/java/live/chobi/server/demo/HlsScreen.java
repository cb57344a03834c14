package live.chobi.server.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Watches one session as a player does: reads the playlists and fetches every segment once. Owner: one virtual thread.
final class HlsScreen {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /// Where a player starts: so many segments before the newest.
    private static final int START_BEHIND = 2;

    private final HttpClient http;
    private final URI index;
    private final DemoMetrics metrics;
    private Optional<URI> media = Optional.empty();
    private Optional<URI> last = Optional.empty();

    /// @param base of this server, since the public address may not lead here
    /// @param hlsUrl as the server gave it
    HlsScreen(HttpClient http, String base, String hlsUrl, DemoMetrics metrics) {
        this.http = http;
        URI address = URI.create(hlsUrl);
        String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
        this.index = URI.create(base).resolve(address.getRawPath() + query);
        this.metrics = metrics;
    }

    /// Fetches what is new.
    ///
    /// @return how many segments came
    int look() throws IOException, InterruptedException {
        if (media.isEmpty()) {
            media = uris(index).stream().findFirst();
        }
        if (media.isEmpty()) {
            return 0;
        }
        List<URI> segments = uris(media.get());
        int known = last.map(segments::indexOf).orElse(-1);
        List<URI> fresh = segments.subList(known >= 0 ? known + 1 : Math.max(0, segments.size() - START_BEHIND),
                segments.size());
        for (URI segment : fresh) {
            HttpResponse<Void> response = http.send(request(segment), HttpResponse.BodyHandlers.discarding());
            if (response.statusCode() == 200) {
                metrics.segmentWatched();
                last = Optional.of(segment);
            }
        }
        return fresh.size();
    }

    /// Whether there is something to see; never throws for a server that is not there yet.
    boolean hasPicture() throws InterruptedException {
        try {
            return look() > 0;
        } catch (IOException _) {
            return false;
        }
    }

    /// The lines of a playlist that name something, as addresses; none while there is no playlist yet.
    private List<URI> uris(URI playlist) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request(playlist), HttpResponse.BodyHandlers.ofString());
        return response.statusCode() == 200 ? named(playlist, response.body()) : List.of();
    }

    static List<URI> named(URI playlist, String text) {
        return text.lines().filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> playlist.resolve(line.strip())).toList();
    }

    private static HttpRequest request(URI address) {
        return HttpRequest.newBuilder(address).timeout(PATIENCE).build();
    }
}
