package live.chobi.server.launch;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/// Listening ports and what to say when one cannot be had. Any thread.
public final class Ports {
    private static final int MAX = 65535;

    private Ports() {
    }

    /// Refuses at once, before anything slow has started, when nobody could listen on this port. Zero always passes.
    public static void requireFree(String key, int port) {
        if (port == 0) {
            return;
        }
        try (var probe = new ServerSocket()) {
            // As the real listener does: a port whose last connections linger in TIME_WAIT is free.
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(port));
        } catch (IOException e) {
            throw refused(key, port, e);
        }
    }

    /// Refuses two listeners one port, which [#requireFree] cannot see, since neither listens yet.
    public static void requireDifferent(String key, int port, String otherKey, int otherPort) {
        if (port != 0 && port == otherPort) {
            throw new StartRefused("%s: port %d is the one of %s too; choose another, for example --%s=%d"
                    .formatted(key, port, otherKey, key, port < MAX ? port + 1 : port - 1));
        }
    }

    /// What to throw when a listener could not be opened: the refusal if the port is to blame, else the bug itself.
    /// Native transports do not throw [java.net.BindException] but an [IOException] of their own.
    public static Exception refusedOrBug(String key, int port, Exception failure) {
        return failure instanceof IOException ? refused(key, port, failure) : failure;
    }

    private static StartRefused refused(String key, int port, Throwable cause) {
        String reason = String.valueOf(cause.getMessage());
        if (reason.contains("Permission denied")) {
            return new StartRefused(
                    "%s: this user may not listen on port %d; choose one above 1023, for example --%s=%d"
                            .formatted(key, port, key, port < 1024 ? port + 8000 : port),
                    cause);
        }
        if (reason.contains("in use")) {
            return new StartRefused(
                    "%s: port %d is taken by another program; stop that program or choose another port, for example --%s=%d (0 takes a free one)"
                            .formatted(key, port, key, port < MAX ? port + 1 : port - 1),
                    cause);
        }
        return new StartRefused("%s: cannot listen on port %d (%s); choose another, for example --%s=0"
                .formatted(key, port, reason, key), cause);
    }

    /// A port on the loopback that was free a moment ago; its taker must try again when somebody was faster.
    public static int freeOnLoopback() {
        try (var probe = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        } catch (IOException e) {
            throw new StartRefused("no free port on the loopback interface: " + e.getMessage(), e);
        }
    }
}
