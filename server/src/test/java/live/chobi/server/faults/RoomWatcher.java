package live.chobi.server.faults;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import live.chobi.server.system.RunningServer;

/// A guest in a session's room that writes down every row it is shown, and after losing its node goes to another one
/// and on from the last row it saw. Owner: the test.
final class RoomWatcher implements AutoCloseable {
    /// A row as it was shown, with what the rooms and the log's reader call alike.
    record Seen(long seq, String at) {
        static Seen of(JsonNode row) {
            return new Seen(row.path("seq").asLong(), row.path("at").asText());
        }
    }

    private final String session;
    private final List<Seen> before = new ArrayList<>();
    private SocketClient client;

    RoomWatcher(RunningServer node, String session) {
        this.session = session;
        this.client = join(node, 0);
    }

    private SocketClient join(RunningServer node, long afterSeq) {
        SocketClient fresh = SocketClient.connect(node.http(), "");
        JsonNode answer = fresh.emit("join_session", "sessionId", session, "afterSeq", afterSeq);
        if (!answer.path("ok").asBoolean()) {
            throw new AssertionError("not let in: " + answer);
        }
        answer.path("events").forEach(row -> before.add(Seen.of(row)));
        long shown = before.isEmpty() ? 0 : before.getLast().seq();
        // More than come with the answer are read from the log, as a client is told to.
        while (shown < answer.path("lastSeq").asLong()) {
            for (JsonNode row : node.guest().query("streaming.getEvents", "sessionId", session, "afterSeq", shown)
                    .path("items")) {
                if (row.path("seq").asLong() <= answer.path("lastSeq").asLong()) {
                    before.add(Seen.of(row));
                }
            }
            shown = before.getLast().seq();
        }
        return fresh;
    }

    /// To another node, from the last row it saw here.
    void moveTo(RunningServer node) {
        client.close();
        List<Seen> seen = seen();
        before.clear();
        before.addAll(seen);
        client = join(node, lastSeq());
    }

    /// Every row, in the order in which it came.
    List<Seen> seen() {
        List<Seen> all = new ArrayList<>(before);
        client.events().stream().map(event -> event.path(1)).filter(row -> row.has("seq")).map(Seen::of)
                .forEach(all::add);
        return all;
    }

    boolean wasSkipped() {
        return client.events().stream().anyMatch(event -> event.path(0).asText().equals("skipped"));
    }

    long lastSeq() {
        List<Seen> seen = seen();
        return seen.isEmpty() ? 0 : seen.getLast().seq();
    }

    @Override
    public void close() {
        client.close();
    }
}
