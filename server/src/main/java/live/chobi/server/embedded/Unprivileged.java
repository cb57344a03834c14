package live.chobi.server.embedded;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import live.chobi.server.launch.StartRefused;

/// How to run PostgreSQL, which refuses to be root. As another user: directly. As root: in a user namespace, where
/// root's files stay its own; where namespaces are forbidden (many containers), as the user nobody, who then owns
/// the cluster.
record Unprivileged(List<String> prefix, int owner) {
    private static final int NOBODY = 65534;

    static Unprivileged choose() {
        long user = new UnixSystem().getUid();
        if (user != 0) {
            return new Unprivileged(List.of(), (int) user);
        }
        if (OwnSession.isInstalled("unshare") && runs(List.of("unshare", "-U", "sh", "-c", "test $(id -u) != 0"))) {
            return new Unprivileged(List.of("unshare", "-U"), 0);
        }
        var nobody = new Unprivileged(
                List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"), NOBODY);
        if (OwnSession.isInstalled("setpriv") && runs(nobody.wrap(List.of("true")))) {
            return nobody;
        }
        throw new StartRefused(
                "postgres.url: the embedded PostgreSQL does not run as root, and this machine allows neither "
                        + "unshare nor setpriv; start as an ordinary user, or set postgres.url to a PostgreSQL of your own");
    }

    List<String> wrap(List<String> command) {
        List<String> wrapped = new ArrayList<>(prefix);
        wrapped.addAll(command);
        return wrapped;
    }

    /// Gives the tree to the user who will run the program, and checks that this user can get there.
    void give(Path directory) {
        try {
            Trees.give(directory, owner);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!runs(wrap(List.of("sh", "-c", "test -w \"$0\"", directory.toString())))) {
            throw new StartRefused(
                    "data.dir: the embedded PostgreSQL runs as the user nobody here, who cannot reach %s; choose a directory whose parents are open to all, with --data.dir=DIR"
                            .formatted(directory));
        }
    }

    private static boolean runs(List<String> command) {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String _ = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
