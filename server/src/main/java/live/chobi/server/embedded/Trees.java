package live.chobi.server.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/// Whole directory trees: deleting them, giving them to another user.
final class Trees {
    private Trees() {
    }

    static void delete(Path root) throws IOException {
        if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> walk = Files.walk(root)) {
            for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    /// Does nothing when the root belongs to that user already, since the rest was given with it.
    static void give(Path root, int user) throws IOException {
        if (Integer.valueOf(user).equals(Files.getAttribute(root, "unix:uid", LinkOption.NOFOLLOW_LINKS))) {
            return;
        }
        try (Stream<Path> walk = Files.walk(root)) {
            // The root last: an interrupted run is then done again.
            for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.setAttribute(path, "unix:uid", user, LinkOption.NOFOLLOW_LINKS);
                Files.setAttribute(path, "unix:gid", user, LinkOption.NOFOLLOW_LINKS);
            }
        }
    }
}
