package live.chobi.server.bridge;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import live.chobi.chat.gateway.ChatGateway;
import live.chobi.chat.messages.MessageRow;
import live.chobi.gifts.sending.GiftRow;
import live.chobi.identity.Identity;
import live.chobi.identity.secrets.MasterKey;
import live.chobi.identity.secrets.SealedSecrets;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Endpoint;
import live.chobi.kernel.Problem;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import live.chobi.log.Actors;
import live.chobi.log.Logs;
import live.chobi.log.RowViews;
import live.chobi.media.recording.Recordings;
import live.chobi.outbox.EventReader;
import live.chobi.outbox.Json;
import live.chobi.schema.Database;
import live.chobi.server.config.Config;
import live.chobi.server.embedded.DataDirectory;
import live.chobi.server.http.Cors;
import live.chobi.server.http.Mount;
import live.chobi.server.launch.StartRefused;
import live.chobi.streaming.sessions.GetEvents;
import live.chobi.streaming.sessions.SessionDesk;
import live.chobi.streaming.sessions.Sessions;
import live.chobi.users.follows.Blocks;
import live.chobi.videos.VideoMetrics;
import live.chobi.videos.VideoUpdate;
import live.chobi.videos.Videos;
import live.chobi.videos.catalogue.Catalogue;
import live.chobi.videos.catalogue.RecordedSessions;
import live.chobi.videos.processing.MediaFiles;
import live.chobi.videos.processing.RungLadder;
import live.chobi.videos.upload.UploadTerms;
import org.jspecify.annotations.Nullable;

/// Videos among the other features: where they lie, how they are reached, whose recordings they are, and the sockets
/// that their owners hear of them by. Any thread, but for [#open], [#start] and [#close], which block.
public final class VideoLibrary implements AutoCloseable {
    private static final int UPLOADS_AT_ONCE = 5;
    private static final Duration UPLOAD_LIFE = Duration.ofDays(1);
    private static final long MEGABYTE = 1 << 20;

    private final Videos videos;
    private final VideoDoor door;
    private final VideoMetrics metrics;
    private final Downloads.Callers callers;
    private final Cors cors;
    private final EventReader recordings;
    private volatile @Nullable ChatGateway gateway;
    private volatile Optional<Recordings> recorder = Optional.empty();

    /// What it stands on.
    public record Ground(Config config, DataDirectory data, Database database, MasterKey master, Identity identity,
            Logs logs, PrometheusRegistry registry) {}

    private VideoLibrary(Ground ground, Sessions sessions, SessionDesk desk, RowViews rows, Actors actors) {
        Config config = ground.config();
        this.metrics = new VideoMetrics(ground.registry());
        Path root = ground.data().directory("videos");
        MediaFiles files = new MediaFiles(root, ground.data().root().resolve("recordings"));
        Catalogue catalogue = new Catalogue(ground.database());
        this.door = new VideoDoor(ground.identity().playbackTokens(), Clock.systemUTC(), config.nodeId(), files,
                catalogue::find);
        this.videos = new Videos(ground.database(), files, new Videos.Neighbours(actors,
                SessionsHere.of(desk, new GetEvents(desk, ground.logs(), rows), ground.logs()), door,
                new VideoProgram(ground.data(), config.transcodingFfmpeg()), this::tell, door::changed, this::unused,
                (one, other) -> ground.database().read(tx -> !Blocks.among(tx, List.of(one), List.of(other)).isEmpty()),
                new SealedSecrets(ground.database(), ground.master())),
                new Videos.Terms(config.nodeId(), terms(config, root), ladder(config), config.videosThreads(),
                        config.limitsEnabled()),
                metrics, Clock.systemUTC());
        this.callers = ground.identity().accessTokens()::authenticate;
        this.cors = Cors.listed(Set.copyOf(config.httpCorsOrigins()));
        this.recordings = RecordingsBecomeVideos.reader(ground.database(), sessions, videos.processor()::wake);
    }

    public static VideoLibrary open(Ground ground, Sessions sessions, SessionDesk desk, RowViews rows, Actors actors) {
        return new VideoLibrary(ground, sessions, desk, rows, actors);
    }

    /// Before anything is started: throws [StartRefused] when the ladder makes no sense.
    public static void requireUsable(Config config) {
        var _ = ladder(config);
    }

    private static RungLadder ladder(Config config) {
        try {
            return RungLadder.parse(config.videosLadder());
        } catch (IllegalArgumentException e) {
            throw new StartRefused("videos.ladder: %s, got '%s'".formatted(e.getMessage(), config.videosLadder()), e);
        }
    }

    private static UploadTerms terms(Config config, Path root) {
        boolean limited = config.limitsEnabled();
        return new UploadTerms(config.videosUploadMax() * MEGABYTE,
                limited ? config.videosStoragePerUser() * MEGABYTE : 0, limited ? UPLOADS_AT_ONCE : 0, UPLOAD_LIFE,
                () -> {
                    try {
                        return Files.getFileStore(root).getUsableSpace();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }

    /// The log of a session, for those who may see it.
    ///
    /// @param active what was counted lately: the log of a recorded session is long, and changes no more
    private record SessionsHere(SessionDesk desk, GetEvents events, Logs logs,
            Cache<SessionId, List<RecordedSessions.Step>> active) implements RecordedSessions {
        private static final Duration STEP = Duration.ofSeconds(10);
        private static final int ACTIVE_MAX = 200;
        private static final Duration ACTIVE_LIFE = Duration.ofMinutes(10);

        static SessionsHere of(SessionDesk desk, GetEvents events, Logs logs) {
            return new SessionsHere(desk, events, logs, Caffeine.newBuilder().maximumSize(ACTIVE_MAX)
                    .expireAfterWrite(ACTIVE_LIFE).executor(Runnable::run).build());
        }

        @Override
        public boolean maySee(Caller caller, SessionId session) {
            try {
                desk.requireVisible(caller, session);
                return true;
            } catch (Problem _) {
                return false;
            }
        }

        @Override
        public List<Step> activity(Caller caller, SessionId session) {
            desk.requireVisible(caller, session);
            return active.get(session, this::count);
        }

        private List<Step> count(SessionId session) {
            Map<Instant, Step> steps = new TreeMap<>();
            logs.counted(session.value(), MessageRow.TYPE, STEP)
                    .forEach(it -> steps.put(it.at(), new Step(it.at(), it.amount(), 0)));
            logs.summed(session.value(), GiftRow.TYPE, "delta", STEP).forEach(it -> steps.merge(it.at(),
                    new Step(it.at(), 0, it.amount()),
                    (said, given) -> new Step(said.at(), said.messages(), given.coins())));
            return List.copyOf(steps.values());
        }

        @Override
        public Page events(Caller caller, SessionId session, Wanted wanted) {
            GetEvents.Output page = events.handle(caller, new GetEvents.Input(session, wanted.afterSeq(),
                    wanted.limit(), wanted.cursor()));
            return new Page(page.items(), page.nextCursor());
        }
    }

    private void tell(UserId owner, VideoUpdate update) {
        ChatGateway open = gateway;
        if (open != null) {
            open.tell(owner, "video_updated", Json.MAPPER.valueToTree(update));
        }
    }

    private void unused(SessionId session) {
        recorder.ifPresent(it -> {
            boolean _ = it.remove(session); // what cannot be removed now goes when the disk runs low
        });
    }

    public List<Endpoint<?, ?>> endpoints() {
        return videos.endpoints();
    }

    public List<Mount> mounts() {
        return List.of(Mount.of("videos", "/videos/", door).cors(Cors.open()),
                Mount.streamed("uploads", "/uploads/", new UploadRoute(videos.tus(), callers, metrics)).cors(cors));
    }

    public void start() {
        videos.start();
        recordings.start();
    }

    /// Once the ports are open.
    public void reachedAt(String http) {
        door.reachedAt(http);
    }

    /// Once there is a gateway.
    public void attach(ChatGateway sockets) {
        gateway = sockets;
    }

    /// Once it is known whether this node records.
    public void attach(Optional<Recordings> made) {
        recorder = made;
    }

    /// Virtual threads.
    public void tidy() {
        videos.tidy();
    }

    /// Lets go of uploads that are coming; what has come stays.
    public void hangUp() {
        videos.hangUp();
    }

    @Override
    public void close() {
        recordings.close();
        videos.close();
    }
}
