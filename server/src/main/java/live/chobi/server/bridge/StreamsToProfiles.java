package live.chobi.server.bridge;

import java.util.Set;
import java.util.UUID;
import live.chobi.kernel.UserId;
import live.chobi.outbox.EventReader;
import live.chobi.schema.Database;
import live.chobi.streaming.sessions.StreamingRows;
import live.chobi.users.profiles.ChannelStats;

/// A session that goes live for the first time counts in its host's profile. Read from the outbox, counted in the
/// transaction that moves the cursor: exactly once.
public final class StreamsToProfiles {
    public static final String CONSUMER = "users.streams";

    private StreamsToProfiles() {
    }

    public static EventReader reader(Database database) {
        return new EventReader(database, CONSUMER, Set.of(StreamingRows.SESSION_LIVE), (tx, event) -> {
            if (!event.payload().path("resumed").asBoolean()) {
                ChannelStats.countStream(tx, new UserId(UUID.fromString(event.payload().path("host").asText())));
            }
        });
    }
}
