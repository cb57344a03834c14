package live.chobi.media.packaging;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import live.chobi.media.packaging.HlsAnswer.Bytes;
import live.chobi.media.packaging.HlsAnswer.Caching;
import live.chobi.media.packaging.Segment.Media;
import org.jspecify.annotations.Nullable;

/// One rendition of a session as players see it: a media playlist and what it names. Its packager writes, on the
/// stream's event loop; [#get] is any thread's.
public final class Rendition implements SegmentWindow.Changes {
    /// How long after an encoder's arrival its first segment is worth waiting for. Most are there within three seconds;
    /// whoever sends a key frame more rarely than this keeps its viewers waiting anyhow.
    static final Duration FIRST_MAX = Duration.ofSeconds(10);
    /// RFC 8216bis §6.2.5.2.
    static final Duration BLOCKED_MAX = Duration.ofSeconds(3L * MediaPlaylist.TARGET_SECONDS);

    /// RFC 8216bis §6.2.2: a live list has three target durations; these are usually shorter segments.
    private static final int OFFERED_SEGMENTS_MIN = 3;
    /// Players ask for something at least once in a segment; some sleep over one.
    private static final int WATCHED_SEGMENTS = 4;
    private static final String MEDIA_TYPE = "video/mp4";
    private static final HlsAnswer MISSING = new HlsAnswer.Missing();
    private static final HlsAnswer.Refused STALLED = new HlsAnswer.Refused(503, "stalled",
            "nothing has come from the encoder for too long");

    private final String prefix;
    private final Waiting reloads;
    private final Waiting hints;
    private final Supplier<String> reports;
    private final Map<String, HlsAnswer> objects = new ConcurrentHashMap<>();
    /// Of the segments that can be fetched.
    private final Map<String, Tracks> tracks = new ConcurrentHashMap<>();
    private volatile @Nullable MediaPlaylist playlist;
    private volatile @Nullable TransportList transport;
    private volatile boolean over;
    /// Since the newest segment was finished.
    private volatile boolean asked;
    private int segmentsUnasked = WATCHED_SEGMENTS;

    /// @param prefix of its addresses: empty, or a name and a slash
    /// @param reports what its playlist says of the session's other renditions
    Rendition(String prefix, WaitingPlaces places, Supplier<String> reports) {
        this.prefix = prefix;
        this.reloads = new Waiting(places);
        this.hints = new Waiting(places);
        this.reports = reports;
    }

    String prefix() {
        return prefix;
    }

    /// Empty before the first segment.
    Optional<Listing> listing() {
        return Optional.ofNullable(playlist).map(MediaPlaylist::listing);
    }

    /// Empty as long as players shall not choose it: what is made of the source needs some segments to be a choice.
    Optional<Listing> offered() {
        return listing().filter(it -> prefix.isEmpty() || it.segments().size() >= OFFERED_SEGMENTS_MIN);
    }

    /// Waits for the first list.
    Runnable whenListed(Supplier<Optional<HlsAnswer>> ready, Consumer<HlsAnswer> answer) {
        return reloads.await(() -> over && playlist == null ? Optional.of(MISSING) : ready.get(), FIRST_MAX, MISSING,
                answer);
    }

    /// @param name without the prefix
    /// @return withdraws the request
    Runnable get(String name, Map<String, String> directives, Consumer<HlsAnswer> answer) {
        if (!asked) { // Written once a segment, not by each viewer.
            asked = true;
        }
        if (name.equals(MediaPlaylist.NAME)) {
            return switch (ReloadRequest.parse(directives)) {
                case ReloadRequest.Parsed.Valid(var request) -> reload(request, answer);
                case ReloadRequest.Parsed.Invalid(var refusal) -> {
                    answer.accept(refusal);
                    yield () -> {
                    };
                }
            };
        }
        HlsAnswer known = objects.get(name);
        MediaPlaylist now = playlist;
        if (known == null && now != null && now.listing().hint().equals(name)) {
            return hints.await(() -> Optional.ofNullable(over ? MISSING : objects.get(name)), BLOCKED_MAX, STALLED,
                    answer);
        }
        answer.accept(known == null ? MISSING : known);
        return () -> {
        };
    }

    /// Its segments for players of old; waits for the first list.
    ///
    /// @return withdraws the request
    Runnable transport(Consumer<HlsAnswer> answer) {
        return whenListed(() -> Optional.ofNullable(playlist).map(this::transportOf), answer);
    }

    /// Two who ask at the same moment may both make it; they get the same.
    private HlsAnswer transportOf(MediaPlaylist now) {
        TransportList known = transport;
        if (known == null || !known.says(now.listing())) {
            known = TransportList.of(now);
            transport = known;
        }
        return known.answer();
    }

    /// @param name of a segment that can be fetched; empty for others
    Optional<Tracks> tracks(String name) {
        return Optional.ofNullable(tracks.get(name));
    }

    private Runnable reload(ReloadRequest request, Consumer<HlsAnswer> answer) {
        if (playlist == null) {
            // Whatever the list is then: who asked before there was one knows no numbers.
            return whenListed(() -> Optional.ofNullable(playlist).map(it -> it.answer(false, Caching.PLAYLIST)),
                    answer);
        }
        return reloads.await(() -> reloaded(request), BLOCKED_MAX, STALLED, answer);
    }

    private Optional<HlsAnswer> reloaded(ReloadRequest request) {
        MediaPlaylist now = playlist;
        if (now == null) {
            return over ? Optional.of(MISSING) : Optional.empty();
        }
        if (!request.isBlocking()) {
            return Optional.of(now.answer(request.skip(), Caching.PLAYLIST));
        }
        if (now.listing().has(request.sequence(), request.part())) {
            return Optional.of(now.answer(request.skip(), Caching.BLOCKED_PLAYLIST));
        }
        return now.listing().isTooFar(request.sequence(), request.part())
                ? Optional.of(new HlsAnswer.Refused(400, "too_far_ahead", "_HLS_msn " + request.sequence()
                        + " is too far ahead: the playlist has " + now.listing().lastSequence()))
                : Optional.empty();
    }

    /// A new state of the list; releases those who waited for it.
    void publish(Listing listing) {
        playlist = new MediaPlaylist(listing, reports);
        reloads.sweep();
    }

    /// The part has its first bytes.
    void began(OpenPart part) {
        objects.put(part.name(), new HlsAnswer.Growing(MEDIA_TYPE, Caching.IMMUTABLE, part));
        hints.sweep();
    }

    void finished(Part part) {
        put(part.name(), SharedBytes.joined(part.chunks()));
    }

    @Override
    public void arrived(Segment segment) {
        if (segment.newMap() || !objects.containsKey(segment.init().name())) {
            put(segment.init().name(), segment.init().content());
        }
        tracks.put(segment.name(), segment.init().tracks());
        if (segment.media() instanceof Media.InMemory(var content)) {
            put(segment.name(), content);
        }
    }

    /// A map is fetched as soon as the first part that needs it is listed.
    void began(OpenSegment segment) {
        put(segment.init().name(), segment.init().content());
    }

    @Override
    public void moved(Segment segment) {
        if (segment.media() instanceof Media.OnDisk(var file, var offset)) {
            objects.put(segment.name(), new HlsAnswer.FilePart(file, offset, segment.bytes(), MEDIA_TYPE,
                    Caching.IMMUTABLE));
            long at = offset;
            for (Part part : segment.parts()) {
                objects.replace(part.name(), new HlsAnswer.FilePart(file, at, part.bytes(), MEDIA_TYPE,
                        Caching.IMMUTABLE));
                at += part.bytes();
            }
        }
    }

    @Override
    public void gone(Segment segment, boolean init) {
        objects.remove(segment.name());
        tracks.remove(segment.name());
        if (init) {
            objects.remove(segment.init().name());
        }
    }

    @Override
    public void partsGone(Segment segment) {
        segment.parts().forEach(part -> objects.remove(part.name()));
    }

    @Override
    public boolean isWatched() {
        segmentsUnasked = asked ? 0 : Math.min(segmentsUnasked + 1, WATCHED_SEGMENTS);
        asked = false;
        return segmentsUnasked < WATCHED_SEGMENTS;
    }

    /// Nothing more will come. What is listed stays.
    void end() {
        over = true;
        reloads.sweep();
        hints.sweep();
    }

    /// Nothing can be fetched any more.
    void forget() {
        over = true;
        playlist = null;
        transport = null;
        objects.clear();
        tracks.clear();
        reloads.sweep();
        hints.sweep();
    }

    private void put(String name, SharedBytes content) {
        objects.put(name, new Bytes(content, MEDIA_TYPE, Caching.IMMUTABLE));
    }
}
