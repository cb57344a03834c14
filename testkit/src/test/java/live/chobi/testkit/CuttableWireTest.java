package live.chobi.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.Test;

/// A wire whose one end is gone is gone altogether.
class CuttableWireTest {
    private static final int PATIENCE_MS = 10_000;

    @Test
    void a_server_that_resets_the_connection_ends_it_for_the_program_too() throws IOException {
        InetAddress here = InetAddress.getLoopbackAddress();
        try (ServerSocket server = new ServerSocket(0, 1, here);
                CuttableWire wire = new CuttableWire(server.getLocalPort());
                Socket program = new Socket(here,
                        CuttableWire.portOf(CuttableWire.through(wire, "jdbc:postgresql://localhost:1/test?")))) {
            program.setSoTimeout(PATIENCE_MS);
            program.getOutputStream().write(1);
            try (Socket answering = server.accept()) {
                assertThat(answering.getInputStream().read()).isEqualTo(1);
                // Closing then resets, as an ended backend with unread bytes does.
                answering.setSoLinger(true, 0);
            }
            assertThat(program.getInputStream().read()).isEqualTo(-1);
        }
    }
}
