package live.chobi.media.packaging;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// The renditions of one session: the source, and others made of it. Any thread.
public final class SessionMedia {
    private final WaitingPlaces places;
    private final Rendition source;
    private final List<Rendition> renditions = new CopyOnWriteArrayList<>();

    SessionMedia(WaitingPlaces places) {
        this.places = places;
        this.source = add("");
    }

    /// What the encoder sends.
    public Rendition source() {
        return source;
    }

    /// One more; the multivariant playlist names it from its first segment on.
    ///
    /// @param name a word of its address
    public Rendition rendition(String name) {
        return add(name + "/");
    }

    private Rendition add(String prefix) {
        var rendition = new Rendition(prefix, places, () -> reports(prefix));
        renditions.add(rendition);
        return rendition;
    }

    /// It is named no more, and nothing of it can be fetched.
    public void remove(Rendition rendition) {
        renditions.remove(rendition);
        rendition.forget();
    }

    Runnable get(String path, Map<String, String> directives, Consumer<HlsAnswer> answer) {
        if (path.equals(HlsOrigin.INDEX_NAME)) {
            return source.whenListed(this::index, answer);
        }
        Optional<Rendition> rendition = renditionOf(path);
        if (rendition.isPresent()) {
            return rendition.get().get(path.substring(rendition.get().prefix().length()), directives, answer);
        }
        answer.accept(new HlsAnswer.Missing());
        return () -> {
        };
    }

    /// @param path of the list for players of old
    Runnable transport(String path, Consumer<HlsAnswer> answer) {
        Optional<Rendition> rendition = renditionOf(path);
        if (rendition.isPresent()) {
            return rendition.get().transport(answer);
        }
        answer.accept(new HlsAnswer.Missing());
        return () -> {
        };
    }

    Optional<Tracks> tracks(String path) {
        return renditionOf(path).flatMap(it -> it.tracks(path.substring(it.prefix().length())));
    }

    private Optional<Rendition> renditionOf(String path) {
        String folder = path.substring(0, path.lastIndexOf('/') + 1);
        for (Rendition rendition : renditions) {
            if (rendition.prefix().equals(folder)) {
                return Optional.of(rendition);
            }
        }
        return Optional.empty();
    }

    private Optional<HlsAnswer> index() {
        return source.listing().map(_ -> MultivariantPlaylist.of(renditions));
    }

    /// Spec: RFC 8216bis §4.4.5.4.
    private String reports(String reporting) {
        String up = reporting.isEmpty() ? "" : "../";
        return renditions.stream().filter(it -> !it.prefix().equals(reporting))
                .flatMap(it -> it.offered().stream().map(listing -> "#EXT-X-RENDITION-REPORT:URI=\"" + up + it.prefix()
                        + MediaPlaylist.NAME + "\"," + listing.report() + "\n"))
                .collect(Collectors.joining());
    }

    void forget() {
        renditions.forEach(Rendition::forget);
    }
}
