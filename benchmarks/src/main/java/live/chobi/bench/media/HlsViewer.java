package live.chobi.bench.media;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A viewer at the live edge: blocks for each part where the playlist allows it, fetches it, and looks how old its
/// newest picture is by then. Spec: RFC 8216bis §6.2.5.
public final class HlsViewer {
    private static final Pattern PART = Pattern.compile("#EXT-X-PART:.*URI=\"([^\"]+)\"");
    private static final Pattern HOLD_BACK = Pattern.compile("PART-HOLD-BACK=([0-9.]+)");
    private static final Pattern SEQUENCE = Pattern.compile("#EXT-X-MEDIA-SEQUENCE:(\\d+)");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /// @param newestPictureMs age of each part's last picture when the part had been fetched
    /// @param holdBackSeconds how far behind the edge the playlist asks players to stay
    public record Seen(Samples newestPictureMs, double holdBackSeconds, int parts) {}

    public Seen follow(URI multivariant, Duration length) throws IOException, InterruptedException {
        URI playlist = variant(multivariant);
        var ages = new Samples();
        Set<String> known = new HashSet<>();
        double holdBack = Double.NaN;
        Optional<String> position = Optional.empty();
        long end = System.nanoTime() + length.toNanos();
        boolean first = true;
        while (System.nanoTime() < end) {
            String text = text(position.map(it -> withQuery(playlist, it)).orElse(playlist));
            Matcher found = HOLD_BACK.matcher(text);
            holdBack = found.find() ? Double.parseDouble(found.group(1)) : holdBack;
            position = Optional.of(next(text));
            for (String part : PART.matcher(text).results().map(it -> it.group(1)).toList()) {
                if (known.add(part) && !first) {
                    byte[] bytes = bytes(playlist.resolve(part));
                    newest(bytes).ifPresent(stamp -> ages.add((Stamp.nowMicros() - stamp) / 1e3));
                }
            }
            first = false;
        }
        return new Seen(ages, holdBack, ages.count());
    }

    /// The newest finished segment's address.
    public URI segment(URI multivariant) throws IOException, InterruptedException {
        URI playlist = variant(multivariant);
        List<String> segments = text(playlist).lines().filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
        if (segments.isEmpty()) {
            throw new IOException("no segment is listed");
        }
        return playlist.resolve(segments.getLast());
    }

    public byte[] bytes(URI url) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = http.send(HttpRequest.newBuilder(url).timeout(PATIENCE).build(),
                HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IOException("status " + answer.statusCode() + " for " + url.getPath());
        }
        return answer.body();
    }

    private URI variant(URI multivariant) throws IOException, InterruptedException {
        String first = text(multivariant).lines().filter(line -> !line.isBlank() && !line.startsWith("#")).findFirst()
                .orElseThrow(() -> new IOException("no variant is listed"));
        return multivariant.resolve(first);
    }

    private String text(URI url) throws IOException, InterruptedException {
        return new String(bytes(url), StandardCharsets.UTF_8);
    }

    /// The query for what comes next: the open segment, and the part after the listed ones.
    private static String next(String playlist) {
        Matcher sequence = SEQUENCE.matcher(playlist);
        long number = sequence.find() ? Long.parseLong(sequence.group(1)) : 0;
        int parts = 0;
        for (String line : playlist.lines().toList()) {
            if (line.startsWith("#EXT-X-PART:")) {
                parts++;
            } else if (!line.isBlank() && !line.startsWith("#")) {
                number++;
                parts = 0;
            }
        }
        return "_HLS_msn=" + number + "&_HLS_part=" + parts;
    }

    private static URI withQuery(URI url, String more) {
        return URI.create(url + (url.getQuery() == null ? "?" : "&") + more);
    }

    private static Optional<Long> newest(byte[] bytes) {
        Optional<Long> newest = Optional.empty();
        for (int at = Stamp.find(bytes, 0, bytes.length); at >= 0; at = Stamp.find(bytes, at + 1, bytes.length)) {
            newest = Optional.of(Math.max(newest.orElse(0L), Stamp.micros(bytes, at)));
        }
        return newest;
    }
}
