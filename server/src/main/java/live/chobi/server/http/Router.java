package live.chobi.server.http;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Finds the mount of a path; the longest prefix wins, and of one prefix the longest suffix. Immutable; any thread.
public final class Router {
    private final List<Mount> mounts;

    public Router(List<Mount> mounts) {
        this.mounts = mounts.stream().sorted(Comparator.comparingInt((Mount it) -> -it.prefix().length())
                .thenComparingInt(it -> -it.suffix().length())).toList();
        if (mounts.stream().map(it -> it.prefix() + '*' + it.suffix()).distinct().count() < mounts.size()) {
            throw new IllegalArgumentException("two mounts with one prefix and suffix: " + mounts);
        }
    }

    /// Compares the path as it was sent: a prefix spelt with escapes is not found, rather than found by some and missed
    /// by others.
    Optional<Mount> find(String rawPath) {
        for (Mount mount : mounts) {
            if (mount.covers(rawPath)) {
                return Optional.of(mount);
            }
        }
        return Optional.empty();
    }
}
