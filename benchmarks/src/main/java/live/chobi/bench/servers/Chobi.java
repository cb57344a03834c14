package live.chobi.bench.servers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The product as it is shipped, embedded stores included: their processor time counts too. Recordings and thumbnails
/// are off, which no peer makes; HLS with its window on disk is made of every stream.
public final class Chobi extends LaunchedServer implements MediaUnderTest, ChatUnderTest, RpcUnderTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private record Session(URI publish, URI play, URI hls) {}

    private final URI http;
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<Session> sessions = new ArrayList<>();
    private final String token;
    private int rooms;

    private Chobi(String profile, Launched process, URI http) throws IOException, InterruptedException {
        super("chobi " + profile, process);
        this.http = http;
        this.token = call("auth.register", Map.of("username", "bench", "email", "bench@example.com", "password",
                "bench-password"), Optional.empty()).path("accessToken").asText();
    }

    /// @param jar the server's, with its libraries beside it
    /// @param profile the setting `media.profile`
    public static Chobi start(Path folder, Path jar, List<String> javaFlags, String profile)
            throws IOException, InterruptedException {
        Files.createDirectories(folder);
        int httpPort = Launched.freePort();
        int rtmpPort = Launched.freePort();
        List<String> command = Stream.of(
                Stream.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()),
                javaFlags.stream(),
                Stream.of("-cp", jar.toString(), "live.chobi.server.Main", "--data.dir=" + folder.resolve("data"),
                        "--http.port=" + httpPort, "--rtmp.port=" + rtmpPort, "--admin.password=bench-password",
                        "--limits.enabled=false", "--chat.flood.perUser=0", "--recording.enabled=false",
                        "--thumbnails.enabled=false", "--media.profile=" + profile))
                .flatMap(it -> it).toList();
        Launched process = Launched.start(folder, command);
        process.awaitLine("ready ");
        return new Chobi(profile, process, URI.create("http://127.0.0.1:" + httpPort));
    }

    private JsonNode call(String procedure, Map<String, ?> input, Optional<String> bearer)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(http.resolve("/api/trpc/" + procedure))
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(input)));
        bearer.ifPresent(it -> request.header("authorization", "Bearer " + it));
        HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(procedure + ": " + answer.body());
        }
        return JSON.readTree(answer.body()).path("result").path("data");
    }

    @Override
    public void prepare(int count) throws IOException, InterruptedException {
        while (sessions.size() < count) {
            JsonNode made = call("streaming.createSession", Map.of("title", "bench " + sessions.size(), "kind",
                    "video", "visibility", "public"), Optional.of(token));
            String ingest = made.path("ingest").path("rtmpUrl").asText();
            sessions.add(new Session(URI.create(ingest + "/" + made.path("ingest").path("streamKey").asText()),
                    URI.create(ingest + "/" + made.path("session").path("id").asText()),
                    URI.create(made.path("playback").path("hlsUrl").asText())));
        }
    }

    @Override
    public URI http() {
        return http;
    }

    @Override
    public Room room(int senders) throws IOException, InterruptedException {
        List<String> auths = new ArrayList<>();
        for (int i = 0; i < senders; i++) {
            String username = "sender" + rooms + "x" + i;
            auths.add("{\"token\":\"" + call("auth.register", Map.of("username", username, "email",
                    username + "@example.com", "password", "bench-password"), Optional.empty())
                    .path("accessToken").asText() + "\"}");
        }
        rooms++;
        String id = call("streaming.createSession", Map.of("title", "bench room", "kind", "video", "visibility",
                "public"), Optional.of(token)).path("session").path("id").asText();
        return new Room("[\"join_session\",{\"sessionId\":\"" + id + "\"}]",
                "[\"send_message\",{\"sessionId\":\"" + id + "\",\"text\":\"" + TEXT + "\"}]", auths);
    }

    @Override
    public URI publishUrl(int index) {
        return sessions.get(index).publish();
    }

    @Override
    public URI playUrl(int index) {
        return sessions.get(index).play();
    }

    @Override
    public Optional<URI> hlsUrl(int index) {
        return Optional.of(sessions.get(index).hls());
    }
}
