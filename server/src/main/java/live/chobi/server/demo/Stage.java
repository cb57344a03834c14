package live.chobi.server.demo;

import java.util.Optional;

/// What is on now; where the broadcaster tells the viewers. Any thread.
final class Stage {
    /// @param hlsUrl as the server gave it
    record Show(String sessionId, String hostId, String hlsUrl) {}

    private Optional<Show> show = Optional.empty();

    synchronized void open(Show next) {
        show = Optional.of(next);
        notifyAll();
    }

    synchronized void close() {
        show = Optional.empty();
    }

    synchronized boolean isOn(Show that) {
        return show.filter(that::equals).isPresent();
    }

    /// Waits until something is on.
    synchronized Show current() throws InterruptedException {
        while (show.isEmpty()) {
            wait();
        }
        return show.get();
    }
}
