package live.chobi.media.recording;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import live.chobi.kernel.SessionId;
import live.chobi.media.recording.Recording.State;

/// The folder of one session's recording: its files and `recording.json`, which lists them. Blocks; owner: one thread
/// at a time.
record RecordingFolder(SessionId session, Path path) {
    private static final String INDEX_NAME = "recording.json";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /// The folder's index cannot be read.
    static final class Damaged extends IOException {
        private static final long serialVersionUID = 1;

        Damaged(Path path, Throwable cause) {
            super(path + " cannot be read", cause);
        }
    }

    Path file(RecordedFile file) {
        return path.resolve(file.name());
    }

    /// The name after those the recording has had. Names of files that turned out to be empty are used again.
    static String nextName(Recording recording) {
        int last = recording.files().stream().mapToInt(it -> number(it.name())).max()
                .orElse(0);
        return String.format(Locale.ROOT, "%04d.mp4", last + 1);
    }

    private static int number(String name) {
        return Integer.parseInt(name.substring(0, name.indexOf('.')));
    }

    /// Empty when there is none; throws [Damaged] when there is something else.
    Optional<Recording> load() throws IOException {
        Path index = path.resolve(INDEX_NAME);
        if (Files.notExists(index)) {
            return Optional.empty();
        }
        try {
            return Optional.of(read(MAPPER.readTree(Files.readAllBytes(index))));
        } catch (JsonProcessingException | IllegalArgumentException | DateTimeException e) {
            throw new Damaged(index, e);
        }
    }

    /// When this returns the new index is on the disk; a kill before leaves the old one.
    void store(Recording recording) throws IOException {
        Files.createDirectories(path);
        Path fresh = path.resolve(INDEX_NAME + ".new");
        byte[] bytes = MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(written(recording));
        try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer left = ByteBuffer.wrap(bytes);
            while (left.hasRemaining()) {
                var _ = channel.write(left);
            }
            channel.force(true);
        }
        Files.move(fresh, path.resolve(INDEX_NAME), StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel folder = FileChannel.open(path, StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    /// Removes everything; harmless when it is done again.
    void delete() throws IOException {
        if (Files.notExists(path)) {
            return;
        }
        List<Path> inside;
        try (Stream<Path> entries = Files.list(path)) {
            inside = entries.toList();
        }
        for (Path entry : inside) {
            Files.deleteIfExists(entry);
        }
        Files.deleteIfExists(path);
    }

    private static ObjectNode written(Recording recording) {
        ObjectNode json = MAPPER.createObjectNode().put("sessionId", recording.session().toString())
                .put("state", recording.state().name().toLowerCase(Locale.ROOT))
                .put("startedAt", recording.startedAt().toString())
                .put("endedAt", recording.endedAt().map(Instant::toString).orElse(null));
        var files = json.putArray("files");
        recording.files().forEach(file -> files.addObject().put("name", file.name())
                .put("startsAt", file.startsAt().toString()).put("durationMs", file.durationMs())
                .put("bytes", file.bytes()).put("codecs", file.codecs()).put("width", file.width())
                .put("height", file.height()).put("complete", file.complete()));
        return json;
    }

    private Recording read(JsonNode json) {
        List<RecordedFile> files = new ArrayList<>();
        for (JsonNode file : json.required("files")) {
            String name = file.required("name").asText();
            if (!name.matches("\\d{4,9}\\.mp4")) {
                throw new IllegalArgumentException("a file called " + name);
            }
            files.add(new RecordedFile(name, Instant.parse(file.required("startsAt").asText()),
                    file.required("durationMs").asLong(), file.required("bytes").asLong(),
                    file.required("codecs").asText(), file.required("width").asInt(),
                    file.required("height").asInt(), file.required("complete").asBoolean()));
        }
        JsonNode endedAt = json.required("endedAt");
        return new Recording(session, State.valueOf(json.required("state").asText().toUpperCase(Locale.ROOT)),
                Instant.parse(json.required("startedAt").asText()),
                endedAt.isNull() ? Optional.empty() : Optional.of(Instant.parse(endedAt.asText())), files);
    }
}
