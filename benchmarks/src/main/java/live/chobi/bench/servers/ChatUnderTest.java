package live.chobi.bench.servers;

import java.io.IOException;
import java.net.URI;
import java.util.List;

/// A running Socket.IO server. Used by one thread.
public interface ChatUnderTest extends ServerUnderTest {
    /// What `say` has where the text of a message stands.
    String TEXT = "${text}";

    /// A room to load.
    ///
    /// @param join the event, as JSON, by which a viewer enters; the server acknowledges it
    /// @param say the event, as JSON, that makes the server send `new_message` with the text to everybody in the room
    /// @param senders the handshake's `auth` of each who may say something
    record Room(String join, String say, List<String> senders) {}

    /// Where it listens.
    URI http();

    Room room(int senders) throws IOException, InterruptedException;
}
