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
        assertThat(Ports.refused("http.port", 80, new BindException("Permission denied")).line()).isEqualTo(
                "http.port: this user may not listen on port 80; choose one above 1023, for example --http.port=8080");
    }
}
