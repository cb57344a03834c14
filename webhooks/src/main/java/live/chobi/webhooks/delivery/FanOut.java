package live.chobi.webhooks.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import live.chobi.kernel.UserId;
import live.chobi.outbox.Json;
import live.chobi.webhooks.WebhookMetrics;
import live.chobi.webhooks.WebhookMetrics.Dropped;
import live.chobi.webhooks.endpoints.Endpoints;
import live.chobi.webhooks.endpoints.WebhookEndpoint;
import live.chobi.webhooks.endpoints.WebhookEndpoint.Disabled;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes a message of what happened for each endpoint that wants to be told of it, in the transaction of whoever
/// consumes the event. What nobody wants to be told of costs one look at the endpoints. Virtual threads.
public final class FanOut {
    private static final Logger LOG = LoggerFactory.getLogger(FanOut.class);
    /// No event comes near; who receives may rely on it.
    static final int BODY_BYTES_MAX = 65_536;

    private final Endpoints endpoints;
    private final Contents contents;
    private final WebhookMetrics metrics;
    private final InstantSource clock;

    public FanOut(Endpoints endpoints, Contents contents, WebhookMetrics metrics, InstantSource clock) {
        this.endpoints = endpoints;
        this.contents = contents;
        this.metrics = metrics;
        this.clock = clock;
    }

    /// The body: Standard Webhooks, "Payload structure".
    record Body(String type, java.time.Instant timestamp, JsonNode data) {}

    /// @param happenings in the order of the outbox
    public void write(DSLContext tx, List<Happening> happenings) {
        Map<UserId, List<WebhookEndpoint>> told = endpoints
                .told(tx, happenings.stream().map(Happening::owner).collect(Collectors.toSet())).stream()
                .collect(Collectors.groupingBy(WebhookEndpoint::owner));
        List<Happening> wanted = happenings.stream()
                .filter(it -> told.getOrDefault(it.owner(), List.of()).stream().anyMatch(to -> wants(to, it)))
                // By seq in a session: two writers of one may have begun in another order than they committed in.
                .sorted(Comparator.comparing(it -> it.place().map(Happening.Place::seq).orElse(0L))).toList();
        if (wanted.isEmpty()) {
            return;
        }
        List<JsonNode> data = contents.of(wanted);
        List<Message> messages = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            Happening it = wanted.get(i);
            String body = Json.write(new Body(it.type().wire(), it.at(), data.get(i)));
            if (body.getBytes(StandardCharsets.UTF_8).length > BODY_BYTES_MAX) {
                LOG.error("nobody is told of an event {}: it is too long", it.type().wire());
                metrics.dropped(Dropped.TOO_LONG);
                continue;
            }
            told.getOrDefault(it.owner(), List.of()).stream().filter(to -> wants(to, it)).forEach(to -> {
                messages.add(Messages.fresh(to.id(), it, body));
                metrics.written(it.type());
            });
        }
        List<Message> within = withinLimits(tx, messages);
        if (!within.isEmpty()) {
            Messages.write(tx, within);
        }
    }

    private static boolean wants(WebhookEndpoint endpoint, Happening happening) {
        return endpoint.view().events().contains(happening.type().wire());
    }

    /// An endpoint for which too many wait is told nothing any more, before it fills the disk.
    private List<Message> withinLimits(DSLContext tx, Collection<Message> messages) {
        Map<UUID, Integer> waiting = new HashMap<>(
                Messages.waiting(tx, messages.stream().map(Message::endpoint).collect(Collectors.toSet())));
        Set<UUID> full = new HashSet<>();
        List<Message> within = new ArrayList<>();
        for (Message each : messages) {
            if (waiting.merge(each.endpoint(), 1, Integer::sum) <= Messages.WAITING_MAX) {
                within.add(each);
            } else {
                full.add(each.endpoint());
                metrics.dropped(Dropped.BACKLOG);
            }
        }
        full.stream().filter(it -> Endpoints.disable(tx, it, Disabled.BACKLOG, clock.instant()))
                .forEach(_ -> metrics.disabled(Disabled.BACKLOG));
        return within;
    }
}
