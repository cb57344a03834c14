package live.chobi.server.bridge;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import live.chobi.identity.playback.PlaybackTokens;
import live.chobi.identity.playback.PlaybackTokens.Pass;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import live.chobi.server.http.ErrorEnvelope;
import live.chobi.server.http.Exchange;
import live.chobi.server.http.PlaybackPath;
import live.chobi.server.http.Refusal;
import live.chobi.server.http.Reply;
import live.chobi.server.http.Route;
import live.chobi.server.http.StoredFile;
import live.chobi.server.http.StoredFile.Window;
import live.chobi.videos.catalogue.Clip;
import live.chobi.videos.catalogue.Status;
import live.chobi.videos.catalogue.Video;
import live.chobi.videos.catalogue.VideoAddresses;
import live.chobi.videos.catalogue.Visibility;
import live.chobi.videos.processing.CutList;
import live.chobi.videos.processing.Media;
import live.chobi.videos.processing.MediaFiles;

/// `/videos/{videoId}/…` and, of what is not public, `/videos/{videoId}/t/{token}/…`: addresses inside playlists are
/// relative, so that the token stays in front of them. A token is a pass of the kind that private sessions have; it is
/// good for this video, some hours, and the epoch it was signed in. Any thread.
final class VideoDoor implements VideoAddresses, Route {
    private static final Duration PASS_LIFE = Duration.ofHours(12);
    /// What another node changes is seen here so much later.
    private static final Duration KNOWN_LIFE = Duration.ofSeconds(5);
    private static final int KNOWN_MAX = 10_000;
    /// Look-ups at once: some of the database's connections, whoever tries all ids.
    private static final int LOOKUPS_MAX = 8;
    private static final int CLIPS_KNOWN_MAX = 2_000;
    private static final Duration CLIPS_KNOWN_LIFE = Duration.ofMinutes(10);
    private static final Duration MEDIA_AGE = Duration.ofDays(1);
    private static final Duration LIST_AGE = Duration.ofMinutes(1);
    private static final Map<String, String> TYPES = Map.of("jpg", "image/jpeg", "vtt", "text/vtt; charset=utf-8");
    private static final String GUEST = "guest";

    private final PlaybackTokens tokens;
    private final InstantSource clock;
    private final String node;
    private final MediaFiles files;
    private final Function<UUID, Optional<Video>> videos;
    private final Semaphore lookups = new Semaphore(LOOKUPS_MAX);
    private final Cache<UUID, Optional<Video>> known = Caffeine.newBuilder().maximumSize(KNOWN_MAX)
            .expireAfterWrite(KNOWN_LIFE).executor(Runnable::run).build();
    private final Cache<String, List<Window>> windows = Caffeine.newBuilder().maximumSize(CLIPS_KNOWN_MAX)
            .expireAfterAccess(CLIPS_KNOWN_LIFE).executor(Runnable::run).build();
    private volatile String httpUrl = "";

    /// @param videos finds one; called on virtual threads
    VideoDoor(PlaybackTokens tokens, InstantSource clock, String node, MediaFiles files,
            Function<UUID, Optional<Video>> videos) {
        this.tokens = tokens;
        this.clock = clock;
        this.node = node;
        this.files = files;
        this.videos = videos;
    }

    /// How clients reach this server; known once its ports are open.
    void reachedAt(String http) {
        httpUrl = http;
    }

    /// It is looked up anew.
    void changed(UUID video) {
        known.invalidate(video);
    }

    @Override
    public String hlsUrl(Video video, Caller caller) {
        return place(video, caller) + MediaFiles.INDEX;
    }

    @Override
    public String posterUrl(Video video, Caller caller) {
        return place(video, caller) + MediaFiles.POSTER;
    }

    @Override
    public String previewUrl(Video video, Caller caller) {
        return place(video, caller) + MediaFiles.STRIP_CUES;
    }

    @Override
    public String uploadUrl(UUID video) {
        return httpUrl + "/uploads/" + video;
    }

    private String place(Video video, Caller caller) {
        String open = httpUrl + "/videos/" + video.id() + "/";
        return video.visibility() == Visibility.PUBLIC
                ? open
                : open + "t/" + tokens.sign(new Pass(new SessionId(video.id()),
                        caller.userIfAny().map(UserId::toString).orElse(GUEST), video.epoch(),
                        clock.instant().plus(PASS_LIFE))) + "/";
    }

    @Override
    public void handle(Exchange exchange) {
        if (!exchange.method().equals("GET") && !exchange.method().equals("HEAD")) {
            exchange.respond(Refusal.METHOD_NOT_ALLOWED.reply().with("allow", "GET, HEAD, OPTIONS"));
            return;
        }
        exchange.onVirtualThread(() -> {
            try {
                exchange.respond(reply(exchange));
            } catch (Problem refusal) {
                // It may be allowed, or there, in a moment.
                exchange.respond(ErrorEnvelope.of(refusal, null).reply().with("cache-control", "no-store"));
            } catch (IOException e) {
                exchange.failed(e);
            }
        });
    }

    private Reply reply(Exchange exchange) throws IOException {
        PlaybackPath asked = PlaybackPath.parse(exchange.below())
                .orElseThrow(() -> Problem.notFound("video", exchange.below()));
        Video video = find(asked.id()).filter(it -> it.status() == Status.READY)
                .orElseThrow(() -> Problem.notFound("video", asked.id()));
        boolean isPublic = video.visibility() == Visibility.PUBLIC;
        if (!isPublic && asked.token().flatMap(tokens::verify).filter(it -> it.session().value().equals(video.id())
                && it.epoch() == video.epoch()).isEmpty()) {
            throw Problem.forbidden("playback_token_needed", "playing this video needs a valid token");
        }
        Media media = Objects.requireNonNull(video.media());
        if (!media.node().equals(node)) {
            throw Problem.notFound("media", "another node has it: " + media.node());
        }
        Path file = files.played(media, asked.path()).orElseThrow(() -> Problem.notFound("media", asked.path()));
        if (asked.path().endsWith(".m3u8")) {
            return playlist(file, isPublic, asked, video.clip().filter(_ -> !asked.path().equals(MediaFiles.INDEX)));
        }
        if (video.clip().isPresent() && !asked.path().endsWith(".mp4")) {
            throw Problem.notFound("media", asked.path()); // pictures are of all of what it was cut from
        }
        String type = TYPES.getOrDefault(asked.path().substring(asked.path().lastIndexOf('.') + 1), "video/mp4");
        String etag = "\"" + media.id() + "-" + Integer.toHexString(asked.path().hashCode()) + "\"";
        return new StoredFile(file, type, etag, isPublic && asked.token().isEmpty(), MEDIA_AGE)
                .replyWithin(exchange, video.clip().isPresent() ? windows(video, media, asked.path()) : List.of())
                .orElseThrow(() -> Problem.notFound("media", asked.path()));
    }

    /// What of a file a clip is played from: who may play it may not have the rest.
    private List<Window> windows(Video clip, Media media, String path) throws IOException {
        String asked = clip.id() + "/" + path;
        List<Window> known = windows.getIfPresent(asked);
        if (known != null) {
            return known;
        }
        int slash = path.lastIndexOf('/');
        Path list = files.played(media, path.substring(0, slash + 1) + MediaFiles.INDEX)
                .filter(Files::exists).orElseThrow(() -> Problem.notFound("media", path));
        List<Window> found = CutList.ranges(cut(list, clip.clip().orElseThrow()), path.substring(slash + 1)).stream()
                .map(it -> new Window(it.first(), it.last())).toList();
        if (found.isEmpty()) {
            throw Problem.notFound("media", path);
        }
        windows.put(asked, found);
        return found;
    }

    private static String cut(Path list, Clip clip) throws IOException {
        return CutList.of(Files.readString(list), clip.fromMs(), clip.toMs());
    }

    /// Text, which the edge compresses.
    ///
    /// @param clip of a rendition: the stretch of it that is played
    private static Reply playlist(Path file, boolean isPublic, PlaybackPath asked, Optional<Clip> clip)
            throws IOException {
        if (Files.notExists(file)) {
            throw Problem.notFound("media", asked.path());
        }
        byte[] text = clip.isEmpty()
                ? Files.readAllBytes(file)
                : cut(file, clip.get()).getBytes(StandardCharsets.UTF_8);
        return Reply.text(200, "application/vnd.apple.mpegurl", text).with("cache-control",
                (isPublic && asked.token().isEmpty() ? "public" : "private") + ", max-age=" + LIST_AGE.toSeconds());
    }

    private Optional<Video> find(UUID id) {
        Optional<Video> found = known.getIfPresent(id);
        if (found != null) {
            return found;
        }
        if (!lookups.tryAcquire()) {
            throw Problem.busy("busy", "too many videos are looked up; come again");
        }
        try {
            return known.get(id, videos);
        } finally {
            lookups.release();
        }
    }
}
