package live.chobi.server.bridge;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import live.chobi.gifts.catalogue.Catalogue;
import live.chobi.gifts.catalogue.Tier;
import live.chobi.gifts.sending.GiftRow;
import live.chobi.kernel.UserId;
import live.chobi.log.LogRow;
import live.chobi.log.Logs;
import live.chobi.outbox.Event;
import live.chobi.outbox.EventReader;
import live.chobi.outbox.Json;
import live.chobi.schema.Database;
import live.chobi.streaming.sessions.StreamingRows;
import live.chobi.users.experience.Deed;
import live.chobi.users.experience.Experience;
import live.chobi.users.follows.Follows;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What people do brings them points of experience, in the transaction that moves the outbox's cursor.
public final class EventsToExperience implements EventReader.BatchHandler {
    public static final String CONSUMER = "users.experience";
    private static final Logger LOG = LoggerFactory.getLogger(EventsToExperience.class);
    private static final Duration TIERS_AGE = Duration.ofMinutes(1);
    private static final int TIERS_MAX = 1_000;

    private final Database database;
    private final Logs logs;
    private final Cache<String, Boolean> legendary = Caffeine.newBuilder().maximumSize(TIERS_MAX)
            .expireAfterWrite(TIERS_AGE).build();

    private EventsToExperience(Database database, Logs logs) {
        this.database = database;
        this.logs = logs;
    }

    public static EventReader reader(Database database, Logs logs) {
        return EventReader.ofBatches(database, CONSUMER, Set.of(StreamingRows.SESSION_LIVE,
                StreamingRows.SESSION_ENDED, Follows.FOLLOWED, GiftRow.SENT), new EventsToExperience(database, logs));
    }

    @Override
    public void handle(DSLContext tx, List<Event> events) {
        List<Deed> deeds = new ArrayList<>();
        for (Event event : events) {
            try {
                deeds.addAll(deeds(event));
            } catch (IllegalArgumentException e) {
                // Written by another version: it must not keep everybody from what comes after it.
                LOG.error("nobody gains by an event {} that cannot be read: {}", event.topic(), e.toString());
            }
        }
        Experience.write(tx, deeds);
    }

    private List<Deed> deeds(Event event) {
        return switch (event.topic()) {
            case Follows.FOLLOWED -> List.of(Deed.once(user(event, "followee"), Deed.FOLLOWER_GAINED,
                    user(event, "follower"), event.at()));
            // An encoder that comes back is no new stream.
            case StreamingRows.SESSION_LIVE -> List.of(Deed.once(user(event, "host"), Deed.STREAM_STARTED,
                    place(event).session(), event.at()));
            case StreamingRows.SESSION_ENDED -> List.of(Deed.in(place(event), user(event, "host"), Deed.STREAM_WATCHED,
                    viewers(place(event)), event.at()));
            case GiftRow.SENT -> gift(event);
            default -> throw new IllegalArgumentException("no topic of ours: " + event.topic());
        };
    }

    private List<Deed> gift(Event event) {
        Deed.Place place = place(event);
        UserId sender = user(event, "sender");
        long coins = event.payload().path("delta").asLong();
        List<Deed> deeds = new ArrayList<>(
                List.of(Deed.in(place, sender, Deed.GIFT_SENT, coins, event.at()),
                        Deed.in(place, user(event, "host"), Deed.GIFT_RECEIVED, coins, event.at())));
        if (Boolean.TRUE.equals(legendary.get(event.payload().path("gift").asText(), this::isLegendary))) {
            deeds.add(Deed.in(place, sender, Deed.LEGENDARY_GIFT_SENT,
                    event.payload().path("quantity").asLong(), event.at()));
        }
        return deeds;
    }

    private boolean isLegendary(String code) {
        return database.read(sql -> Catalogue.byCode(sql, code)).filter(it -> it.tier() == Tier.LEGENDARY).isPresent();
    }

    /// How many different viewers there were, as the session's last row says.
    private long viewers(Deed.Place place) {
        List<LogRow> row = logs.rows(place.session(), List.of(place.seq()));
        JsonNode payload = row.isEmpty() ? Json.MAPPER.nullNode() : Json.tree(row.getFirst().payload());
        return payload.at("/viewers/unique").asLong();
    }

    private static Deed.Place place(Event event) {
        return new Deed.Place(event.logId().orElseThrow(() -> new IllegalArgumentException("it belongs to no log")),
                event.seq());
    }

    private static UserId user(Event event, String field) {
        return new UserId(UUID.fromString(event.payload().path(field).asText()));
    }
}
