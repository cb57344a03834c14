package live.chobi.videos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import live.chobi.identity.secrets.MasterKey;
import live.chobi.identity.secrets.SealedSecrets;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Endpoint;
import live.chobi.kernel.Problem;
import live.chobi.kernel.Role;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import live.chobi.log.RowView;
import live.chobi.outbox.Json;
import live.chobi.schema.Database;
import live.chobi.testkit.SetClock;
import live.chobi.testkit.TestPostgres;
import live.chobi.testkit.Virtually;
import live.chobi.videos.catalogue.RecordedSessions;
import live.chobi.videos.catalogue.Video;
import live.chobi.videos.catalogue.VideoAddresses;
import live.chobi.videos.processing.MediaFiles;
import live.chobi.videos.processing.RungLadder;
import live.chobi.videos.upload.Body;
import live.chobi.videos.upload.Tus;
import live.chobi.videos.upload.UploadTerms;

/// The feature on a database and a folder of its own, with programs that do as the test says. Called as the edge calls
/// it: by path with JSON, and by tus without sockets. Each test has one, as a field that JUnit closes.
public final class VideosStage implements AutoCloseable {
    public static final Caller GUEST = new Caller.Guest("192.0.2.1");
    public static final long UPLOAD_MAX = 10_000;

    public final Database database = TestPostgres.fresh();
    public final SetClock clock = new SetClock();
    public final FakePrograms programs = new FakePrograms();
    public final List<String> told = new CopyOnWriteArrayList<>();
    public final List<SessionId> unused = new CopyOnWriteArrayList<>();
    public final Set<SessionId> visibleSessions = ConcurrentHashMap.newKeySet();
    public final Map<SessionId, List<RowView>> logs = new ConcurrentHashMap<>();
    public volatile List<RecordedSessions.Step> activity = List.of();
    public final MediaFiles files;
    /// Who has blocked everybody.
    public final Set<UserId> blocked = ConcurrentHashMap.newKeySet();
    private final Path directory;
    private final Path keys;
    public long freeBytes = 100L << 30;
    private Videos videos;

    public VideosStage() {
        try {
            directory = Files.createTempDirectory("videos");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        keys = directory.resolve("master.key");
        files = new MediaFiles(directory.resolve("videos"), directory.resolve("recordings"));
        videos = Virtually.call(this::wired);
        try {
            files.prepare();
            Files.createDirectories(files.recordings());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Videos wired() {
        return new Videos(database, files, new Videos.Neighbours(
                ids -> ids.stream().collect(Collectors.toMap(Function.identity(), it -> Map.of("id", it))),
                new FakeSessions(), new FakeAddresses(), programs,
                (owner, update) -> told.add(update.status() + Optional.ofNullable(update.progress())
                        .map(it -> " " + it).orElse("")),
                _ -> {
                }, unused::add, (one, _) -> blocked.contains(one), secrets()),
                new Videos.Terms("node-1",
                        new UploadTerms(UPLOAD_MAX, 5 * UPLOAD_MAX / 2, 3, Duration.ofHours(24), () -> freeBytes),
                        RungLadder.parse("480p:1200k,240p:400k"), 1, true),
                new VideoMetrics(new PrometheusRegistry()), clock);
    }

    private SealedSecrets secrets() {
        try {
            return new SealedSecrets(database, MasterKey.loadOrCreate(keys));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /// As after a kill: what was in memory is gone, and what is left is taken up; nothing runs by itself.
    public void restart() {
        videos = wired();
        videos.takeUp();
    }

    public Videos videos() {
        return videos;
    }

    public static Caller someone() {
        return new Caller.SignedIn(UserId.next(), Role.USER, "192.0.2.1");
    }

    /// The answer as JSON, from an input as JSON with `'` for `"`.
    @SuppressWarnings("unchecked")
    public JsonNode call(Caller caller, String procedure, String input) {
        var endpoint = (Endpoint<Object, Object>) videos.endpoints().stream()
                .filter(it -> it.path().equals("videos." + procedure)).findFirst().orElseThrow();
        endpoint.access().check(caller);
        return Json.tree(Json.write(endpoint.procedure().handle(caller,
                Json.read(input.replace('\'', '"'), endpoint.inputType()))));
    }

    /// A video that waits for its bytes.
    public UUID begin(Caller owner, long size) {
        return UUID.fromString(call(owner, "uploadVideo",
                "{'title':'A clip','size':" + size + ",'contentType':'video/mp4'}").at("/video/id").asText());
    }

    /// A video whose bytes have all come.
    public UUID uploaded(Caller owner, byte[] bytes) {
        UUID id = begin(owner, bytes.length);
        assertThat(patch(owner, id, 0, bytes).status()).isEqualTo(204);
        return id;
    }

    public String status(Caller owner, UUID id) {
        return call(owner, "getVideo", "{'videoId':'" + id + "'}").at("/video/status").asText();
    }

    public Tus.Answer patch(Caller caller, UUID id, long offset, byte[] bytes, String... headers) {
        List<String> all = new ArrayList<>(List.of("content-type", "application/offset+octet-stream",
                "upload-offset", Long.toString(offset), "content-length", Integer.toString(bytes.length)));
        all.addAll(List.of(headers));
        return tus(caller, "PATCH", id.toString(), new PieceByPiece(bytes, -1), all.toArray(String[]::new));
    }

    /// Header names in lower case.
    public Tus.Answer tus(Caller caller, String method, String below, Body body, String... headers) {
        Map<String, String> all = new HashMap<>(Map.of("tus-resumable", "1.0.0"));
        for (int i = 0; i < headers.length; i += 2) {
            all.put(headers[i], headers[i + 1]);
        }
        try {
            return videos.tus().handle(caller, new Tus.Request(method, below,
                    name -> Optional.ofNullable(all.get(name)).filter(it -> !it.isEmpty()), body));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public static Problem refuses(String reason, Callable<?> work) {
        Problem problem = catchThrowableOfType(Problem.class, work::call);
        assertThat(problem).as("a refusal " + reason).isNotNull();
        assertThat(problem.reason()).isEqualTo(reason);
        return problem;
    }

    /// The bytes, a few at a time; then the sender is gone, if that is wanted.
    public static final class PieceByPiece implements Body {
        private final ArrayDeque<java.nio.ByteBuffer> pieces = new ArrayDeque<>();
        private final boolean cut;

        /// @param cutAfter bytes after which the sender leaves; -1: it stays
        public PieceByPiece(byte[] bytes, int cutAfter) {
            int end = cutAfter < 0 ? bytes.length : cutAfter;
            for (int at = 0; at < end; at += 1000) {
                pieces.add(java.nio.ByteBuffer.wrap(bytes, at, Math.min(1000, end - at)).slice());
            }
            cut = cutAfter >= 0;
        }

        @Override
        public Optional<java.nio.ByteBuffer> next() throws java.io.EOFException {
            if (pieces.isEmpty() && cut) {
                throw new java.io.EOFException("gone");
            }
            return Optional.ofNullable(pieces.poll());
        }

        @Override
        public void cancel() {
            pieces.clear();
        }
    }

    private final class FakeSessions implements RecordedSessions {
        @Override
        public boolean maySee(Caller caller, SessionId session) {
            return visibleSessions.contains(session);
        }

        @Override
        public List<Step> activity(Caller caller, SessionId session) {
            if (!visibleSessions.contains(session)) {
                throw Problem.forbidden("private_session", "this session is private");
            }
            return activity;
        }

        @Override
        public Page events(Caller caller, SessionId session, Wanted wanted) {
            if (!visibleSessions.contains(session)) {
                throw Problem.forbidden("private_session", "this session is private");
            }
            return new Page(logs.getOrDefault(session, List.of()), null);
        }
    }

    private static final class FakeAddresses implements VideoAddresses {
        @Override
        public String hlsUrl(Video video, Caller caller) {
            return "http://x/videos/" + video.id() + "/e" + video.epoch() + "/index.m3u8";
        }

        @Override
        public String posterUrl(Video video, Caller caller) {
            return "http://x/videos/" + video.id() + "/poster.jpg";
        }

        @Override
        public String previewUrl(Video video, Caller caller) {
            return "http://x/videos/" + video.id() + "/strip.vtt";
        }

        @Override
        public String uploadUrl(UUID video) {
            return "http://x/uploads/" + video;
        }
    }

    /// When its files were live.
    public static final Instant LIVE = Instant.parse("2026-01-02T03:04:05Z");

    @Override
    public void close() {
        database.close();
        try (Stream<Path> tree = Files.walk(directory)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
