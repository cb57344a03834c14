package live.chobi.server.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Every file that a person wrote, with its lines.
record Tree(Path root, List<Source> sources) {
    private static final Set<String> NOT_OURS = Set.of("target", "node_modules", "data", ".git", ".idea", ".vscode");
    private static final Set<String> TEXT = Set.of("java", "js", "mjs", "css", "html", "svg", "sql", "sh", "xml", "md",
            "yml", "yaml", "json", "properties", "txt");

    /// @param path from the root, with slashes
    record Source(String path, List<String> lines) {
        String name() {
            return path.substring(path.lastIndexOf('/') + 1);
        }

        String folder() {
            return path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : "";
        }

        boolean isJava() {
            return path.endsWith(".java");
        }

        boolean isMain() {
            return path.contains("src/main/");
        }
    }

    /// The folder above the working directory that holds the whole project.
    static Path here() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve(".mvn"))) {
            folder = java.util.Objects.requireNonNull(folder.getParent(), "no project around the working directory");
        }
        return folder;
    }

    static Tree read(Path root) {
        List<Source> sources = new ArrayList<>();
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    return NOT_OURS.contains(String.valueOf(folder.getFileName())) && !folder.equals(root)
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    if (isText(file)) {
                        sources.add(new Source(root.relativize(file).toString().replace('\\', '/'),
                                Files.readAllLines(file)));
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Tree(root, List.copyOf(sources));
    }

    /// Scripts have no ending.
    private static boolean isText(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return dot < 0 ? Files.isExecutable(file) : TEXT.contains(name.substring(dot + 1));
    }
}
