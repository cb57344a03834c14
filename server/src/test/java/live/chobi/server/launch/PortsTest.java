package live.chobi.server.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.BindException;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortsTest {
    @Test
    void a_taken_port_is_named_with_the_way_out() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            int port = socket.getLocalPort();
            StartRefused refused = catchThrowableOfType(StartRefused.class, () -> Ports.requireFree("rtmp.port", port));
            assertThat(refused.line()).isEqualTo(
                    "rtmp.port: port %d is taken by another program; stop that program or choose another port, for example --rtmp.port=%d (0 takes a free one)"
                            .formatted(port, port < 65535 ? port + 1 : port - 1));
        }
    }

    @Test
    void zero_and_a_free_port_pass() {
        Ports.requireFree("http.port", 0);
        Ports.requireFree("http.port", Ports.freeOnLoopback());
    }

    @Test
    void a_port_for_root_alone_is_named_as_such() {
        assertThat(Ports.refusedOrBug("http.port", 80, new BindException("Permission denied"))).hasMessage(
                "http.port: this user may not listen on port 80; choose one above 1023, for example --http.port=8080");
    }

    /// Between the first look at a port and the listener somebody else may take it; the native transport then throws
    /// what is no `BindException`.
    @Test
    void a_port_that_was_taken_meanwhile_is_named_and_a_bug_stays_a_bug() {
        var lost = new IOException("bind(..) failed with error(-98): Address already in use");
        assertThat(Ports.refusedOrBug("http.port", 8080, lost)).isInstanceOf(StartRefused.class)
                .hasMessageStartingWith("http.port: port 8080 is taken by another program");
        var bug = new IllegalStateException("a bug");
        assertThat(Ports.refusedOrBug("http.port", 8080, bug)).isSameAs(bug);
    }

    @Test
    void two_listeners_cannot_have_one_port() {
        Ports.requireDifferent("rtmp.port", 1935, "http.port", 8080);
        Ports.requireDifferent("rtmp.port", 0, "http.port", 0);
        StartRefused refused = catchThrowableOfType(StartRefused.class,
                () -> Ports.requireDifferent("rtmp.port", 8080, "http.port", 8080));
        assertThat(refused.line()).isEqualTo(
                "rtmp.port: port 8080 is the one of http.port too; choose another, for example --rtmp.port=8081");
    }
}
