package live.chobi.server.faults;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import live.chobi.server.system.Person;
import live.chobi.server.system.RpcClient;
import live.chobi.server.system.RunningServer;

/// A session of sound and its key, as its host sees it.
record Broadcast(String id, String streamKey) {
    static Broadcast create(Person host) {
        JsonNode made = host.rpc().mutate("streaming.createSession", "title", "Sound of " + host.username(), "kind",
                "audio", "visibility", "public");
        return new Broadcast(made.at("/session/id").asText(), made.at("/ingest/streamKey").asText());
    }

    /// On air when this returns.
    Encoder goLive(RunningServer server) {
        Encoder encoder = Encoder.publish(server.rtmp(), streamKey);
        expectStatus(server.guest(), "live");
        return encoder;
    }

    String status(RpcClient rpc) {
        return rpc.query("streaming.getSession", "sessionId", id).at("/session/status").asText();
    }

    void expectStatus(RpcClient rpc, String status) {
        Patience.until("session to be " + status, () -> status(rpc).equals(status), () -> status(rpc));
    }

    /// The whole log, as its host reads it.
    List<JsonNode> rows(RpcClient host) {
        List<JsonNode> rows = new ArrayList<>();
        long after = 0;
        while (true) {
            JsonNode page = host.query("streaming.getEvents", "sessionId", id, "afterSeq", after, "limit", 100)
                    .path("items");
            page.forEach(rows::add);
            if (page.isEmpty()) {
                return rows;
            }
            after = rows.getLast().path("seq").asLong();
        }
    }
}
