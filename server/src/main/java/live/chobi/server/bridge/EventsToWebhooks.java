package live.chobi.server.bridge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import live.chobi.chat.standing.Decisions;
import live.chobi.gifts.payout.PayoutDesk;
import live.chobi.gifts.purchase.PurchaseDesk;
import live.chobi.gifts.sending.GiftRow;
import live.chobi.identity.secrets.MasterKey;
import live.chobi.kernel.Endpoint;
import live.chobi.kernel.UserId;
import live.chobi.kernel.outward.Reach;
import live.chobi.log.Actors;
import live.chobi.log.LogRow;
import live.chobi.log.Logs;
import live.chobi.log.RowType.Audience;
import live.chobi.log.RowView;
import live.chobi.log.RowViews;
import live.chobi.outbox.Event;
import live.chobi.outbox.EventReader;
import live.chobi.outbox.Json;
import live.chobi.schema.Database;
import live.chobi.server.config.Config;
import live.chobi.streaming.sessions.StreamingRows;
import live.chobi.users.follows.Follows;
import live.chobi.webhooks.WebhookMetrics;
import live.chobi.webhooks.WebhookMetrics.Dropped;
import live.chobi.webhooks.Webhooks;
import live.chobi.webhooks.delivery.Contents;
import live.chobi.webhooks.delivery.Delivery;
import live.chobi.webhooks.delivery.Happening;
import live.chobi.webhooks.endpoints.EventType;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What happens elsewhere is told to servers of users: written in the transaction that moves the outbox's cursor, so
/// each event once. Of a session the message has the row of its log as the session's owner reads it.
public final class EventsToWebhooks implements EventReader.BatchHandler, AutoCloseable {
    public static final String CONSUMER = "webhooks";
    private static final Logger LOG = LoggerFactory.getLogger(EventsToWebhooks.class);
    private static final Map<String, EventType> TYPES = Map.of(StreamingRows.SESSION_LIVE, EventType.SESSION_LIVE,
            StreamingRows.SESSION_ENDED, EventType.SESSION_ENDED, GiftRow.SENT, EventType.GIFT_SENT,
            Decisions.MODERATED, EventType.USER_MODERATED, Follows.FOLLOWED, EventType.FOLLOWER_ADDED,
            PurchaseDesk.CHANGED, EventType.PURCHASE_CHANGED, PayoutDesk.CHANGED, EventType.PAYOUT_CHANGED);

    private final Logs logs;
    private final Webhooks webhooks;
    private final WebhookMetrics metrics;
    private final EventReader reader;

    private EventsToWebhooks(Logs logs, Webhooks webhooks, WebhookMetrics metrics) {
        this.logs = logs;
        this.webhooks = webhooks;
        this.metrics = metrics;
        this.reader = EventReader.ofBatches(webhooks.database(), CONSUMER, Set.copyOf(TYPES.keySet()), this);
    }

    public static EventsToWebhooks open(Config config, Database database, MasterKey master, Logs logs, RowViews views,
            Actors actors, PrometheusRegistry registry) {
        WebhookMetrics metrics = new WebhookMetrics(registry);
        return new EventsToWebhooks(logs,
                new Webhooks(database, master, new Told(logs, views, actors),
                        Delivery.Terms.of(config.webhooksPrivateAllowed() ? Reach.ANYWHERE : Reach.PUBLIC,
                                config.limitsEnabled()),
                        metrics, Clock.systemUTC()),
                metrics);
    }

    public List<Endpoint<?, ?>> procedures() {
        return webhooks.procedures();
    }

    public void start() {
        reader.start();
        webhooks.pump().start();
    }

    /// Virtual threads.
    public void sweep() {
        webhooks.sweep();
    }

    @Override
    public void handle(DSLContext tx, List<Event> events) {
        Map<UUID, Optional<UserId>> owners = new HashMap<>();
        List<Happening> happenings = new ArrayList<>();
        for (Event event : events) {
            try {
                owner(event, owners).map(it -> happening(event, it)).ifPresent(happenings::add);
            } catch (IllegalArgumentException e) {
                // Written by another version: it must not keep everybody from what comes after it.
                metrics.dropped(Dropped.UNREADABLE);
                LOG.error("no server is told of an event {} that cannot be read: {}", event.topic(), e.toString());
            }
        }
        webhooks.fanOut().write(tx, happenings);
    }

    @Override
    public void committed() {
        webhooks.pump().wake();
    }

    /// Whom it happened to.
    private Optional<UserId> owner(Event event, Map<UUID, Optional<UserId>> owners) {
        return switch (event.topic()) {
            case Follows.FOLLOWED -> Optional.of(user(event.payload(), "followee"));
            case PurchaseDesk.CHANGED, PayoutDesk.CHANGED -> Optional.of(user(event.payload(), "userId"));
            default -> owners.computeIfAbsent(log(event), log -> logs.head(log).map(Logs.HeadView::owner));
        };
    }

    private static Happening happening(Event event, UserId owner) {
        EventType type = java.util.Objects.requireNonNull(TYPES.get(event.topic()));
        boolean isOfSession = switch (type) {
            case SESSION_LIVE, SESSION_ENDED, GIFT_SENT, USER_MODERATED -> true;
            case FOLLOWER_ADDED, PURCHASE_CHANGED, PAYOUT_CHANGED -> false;
        };
        return new Happening(owner, type, event.at(), isOfSession
                ? Optional.of(new Happening.Place(log(event), event.seq()))
                : Optional.empty(), event.payload());
    }

    private static UUID log(Event event) {
        return event.logId().orElseThrow(() -> new IllegalArgumentException("it belongs to no log"));
    }

    private static UserId user(JsonNode payload, String field) {
        return new UserId(UUID.fromString(payload.path(field).asText()));
    }

    @Override
    public void close() {
        reader.close();
        webhooks.pump().close();
    }

    /// What messages say.
    private record Told(Logs logs, RowViews views, Actors actors) implements Contents {
        @Override
        public List<JsonNode> of(List<Happening> happenings) {
            Map<Happening.Place, RowView> rows = rows(happenings.stream().flatMap(it -> it.place().stream())
                    .collect(Collectors.groupingBy(Happening.Place::session,
                            Collectors.mapping(Happening.Place::seq, Collectors.toSet()))));
            Map<UserId, ?> followers = actors.views(happenings.stream()
                    .filter(it -> it.type() == EventType.FOLLOWER_ADDED).map(it -> user(it.facts(), "follower"))
                    .collect(Collectors.toSet()));
            return happenings.stream().map(it -> it.place().map(place -> row(place, rows.get(place)))
                    .orElseGet(() -> account(it, followers))).toList();
        }

        private Map<Happening.Place, RowView> rows(Map<UUID, Set<Long>> places) {
            List<LogRow> rows = places.entrySet().stream()
                    .flatMap(it -> logs.rows(it.getKey(), it.getValue()).stream()).toList();
            List<RowView> shown = views.of(rows, Audience.OWNER);
            Map<Happening.Place, RowView> found = new HashMap<>();
            for (int i = 0; i < rows.size(); i++) {
                found.put(new Happening.Place(rows.get(i).log(), rows.get(i).seq()), shown.get(i));
            }
            return found;
        }

        private static JsonNode row(Happening.Place place, @org.jspecify.annotations.Nullable RowView row) {
            ObjectNode data = Json.MAPPER.createObjectNode().put("sessionId", place.session().toString());
            return row == null
                    ? data.put("seq", place.seq())
                    : data.setAll((ObjectNode) Json.MAPPER.valueToTree(row));
        }

        private static JsonNode account(Happening happening, Map<UserId, ?> followers) {
            return happening.type() == EventType.FOLLOWER_ADDED
                    ? Json.MAPPER.createObjectNode().set("user",
                            Json.MAPPER.valueToTree(followers.get(user(happening.facts(), "follower"))))
                    : happening.facts();
        }
    }
}
