package live.chobi.server.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The files of the pages: from the classpath, read once; or from a directory, read anew each time, so that a page
/// under work needs a reload in the browser and nothing else. Any thread.
public final class WebFiles {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*");
    /// In a page: the lines of `parts/{name}` stand here. Parts have no parts.
    private static final Pattern PART = Pattern.compile("<!--#part ([a-z-]+\\.html)-->\n?");

    private final Optional<Path> directory;
    private final String root;
    private final Map<String, WebFile> read = new ConcurrentHashMap<>();

    private WebFiles(Optional<Path> directory, String root) {
        this.directory = directory;
        this.root = root;
    }

    /// @param root a directory of the classpath, `web`
    public static WebFiles onClasspath(String root) {
        return new WebFiles(Optional.empty(), root);
    }

    public static WebFiles in(Path directory) {
        return new WebFiles(Optional.of(directory), "");
    }

    /// What was read before and cannot have changed; does not block.
    Optional<WebFile> known(String name) {
        return Optional.ofNullable(read.get(name));
    }

    /// May block.
    Optional<WebFile> find(String name) {
        if (!NAME.matcher(name).matches()) {
            return Optional.empty();
        }
        try {
            Optional<byte[]> bytes = bytes(name);
            if (bytes.isEmpty()) {
                return Optional.empty();
            }
            WebFile file = WebFile.of(name, name.endsWith(".html") ? whole(bytes.get()) : bytes.get());
            if (directory.isEmpty()) {
                read.put(name, file);
            }
            return Optional.of(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] whole(byte[] page) throws IOException {
        Matcher parts = PART.matcher(new String(page, StandardCharsets.UTF_8));
        var whole = new StringBuilder();
        while (parts.find()) {
            byte[] part = bytes("parts/" + parts.group(1))
                    .orElseThrow(
                            () -> new IOException("a page names parts/" + parts.group(1) + ", which is not there"));
            parts.appendReplacement(whole, Matcher.quoteReplacement(new String(part, StandardCharsets.UTF_8)));
        }
        return parts.appendTail(whole).toString().getBytes(StandardCharsets.UTF_8);
    }

    private Optional<byte[]> bytes(String name) throws IOException {
        if (directory.isPresent()) {
            return fromDirectory(directory.get(), name);
        }
        try (InputStream in = WebFiles.class.getResourceAsStream("/" + root + "/" + name)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        }
    }

    /// A link that leads out of the directory is not followed.
    private static Optional<byte[]> fromDirectory(Path directory, String name) throws IOException {
        Path file = directory.resolve(name);
        if (!Files.isRegularFile(file) || !file.toRealPath().startsWith(directory.toRealPath())) {
            return Optional.empty();
        }
        return Optional.of(Files.readAllBytes(file));
    }
}
