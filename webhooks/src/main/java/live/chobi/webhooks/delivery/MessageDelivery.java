package live.chobi.webhooks.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import live.chobi.outbox.Pump;
import live.chobi.schema.Database;
import live.chobi.webhooks.WebhookMetrics;
import live.chobi.webhooks.WebhookMetrics.Attempt;
import live.chobi.webhooks.delivery.Lanes.Lane;
import live.chobi.webhooks.delivery.Sender.Outcome;
import live.chobi.webhooks.endpoints.Endpoints;
import live.chobi.webhooks.endpoints.WebhookEndpoint;
import live.chobi.webhooks.endpoints.WebhookEndpoint.Disabled;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells endpoints what waits for them: many lanes at a time, and in a lane one message after the other. One that is
/// not taken keeps those behind it waiting and comes again later and later, at most [#ATTEMPTS_MAX] times; then the lane
/// goes on without it. An endpoint that has taken nothing for three days is told nothing any more. At least once: a node
/// that dies between the answer and its own commit tells it again, under the same id.
final class MessageDelivery implements Pump.Queue {
    private static final Logger LOG = LoggerFactory.getLogger(MessageDelivery.class);
    /// Before each attempt but the first; somewhat less than half a day together.
    private static final List<Duration> WAITS = List.of(Duration.ofSeconds(5), Duration.ofSeconds(30),
            Duration.ofMinutes(2), Duration.ofMinutes(10), Duration.ofMinutes(30), Duration.ofHours(1),
            Duration.ofHours(3), Duration.ofHours(6));
    static final int ATTEMPTS_MAX = 1 + WAITS.size();
    static final Duration FAILING_MAX = Duration.ofDays(3);
    /// Of one lane before it is given back, so that others have their turn.
    static final int AT_A_TIME = 20;
    private static final String GONE = "status 410";

    private final Database database;
    private final Endpoints endpoints;
    private final Messages messages;
    private final Sender sender;
    private final WebhookMetrics metrics;
    private final InstantSource clock;
    /// A lane that is given back may be due again.
    private final Pump pump = new Pump("webhooks", 1, this);

    MessageDelivery(Database database, Endpoints endpoints, Messages messages, Sender sender, WebhookMetrics metrics,
            InstantSource clock) {
        this.database = database;
        this.endpoints = endpoints;
        this.messages = messages;
        this.sender = sender;
        this.metrics = metrics;
        this.clock = clock;
    }

    Pump pump() {
        return pump;
    }

    @Override
    public boolean isDue() {
        return Lanes.isDue(database);
    }

    @Override
    public List<Runnable> claim(int max) {
        return Lanes.claim(database, max).stream().<Runnable>map(it -> () -> tell(it)).toList();
    }

    private void tell(Lane lane) {
        boolean goesOn = true;
        for (int i = 0; i < AT_A_TIME && goesOn && pump.isOpen(); i++) {
            Optional<Message> next = database.read(sql -> Lanes.next(sql, lane));
            Optional<WebhookEndpoint> endpoint = endpoints.find(lane.endpoint()).filter(it -> it.view().enabled());
            goesOn = next.isPresent() && endpoint.isPresent() && attempt(lane, next.get(), endpoint.get());
            if (!goesOn && next.isPresent() && endpoint.isPresent()) {
                return; // it waits
            }
        }
        database.transact(tx -> Lanes.release(tx, lane));
    }

    /// Whether the lane goes on at once.
    private boolean attempt(Lane lane, Message message, WebhookEndpoint endpoint) {
        Outcome outcome = sender.send(endpoint, message.id().toString(), message.body());
        Instant now = clock.instant();
        return switch (outcome) {
            case Outcome.Taken taken -> {
                database.transact(tx -> {
                    Endpoints.worked(tx, endpoint.id(), now);
                    Lanes.extend(tx, lane);
                    messages.delivered(tx, message, taken.status());
                });
                metrics.attempted(Attempt.DELIVERED);
                metrics.delivered(Math.max(0, Duration.between(message.at(), now).toMillis()) / 1e3);
                yield true;
            }
            case Outcome.Gone _ -> {
                metrics.attempted(Attempt.LATER);
                database.transact(tx -> {
                    var _ = Endpoints.failed(tx, endpoint.id(), GONE, now);
                    disable(tx, endpoint, Disabled.GONE, now);
                    messages.failed(tx, message, 410, GONE, false);
                });
                yield false;
            }
            case Outcome.Failed failed -> failed(lane, message, endpoint, failed, Attempt.LATER);
            case Outcome.OutOfBounds it -> failed(lane, message, endpoint,
                    new Outcome.Failed(Optional.empty(), it.error(), Optional.empty()), Attempt.OUT_OF_REACH);
        };
    }

    private boolean failed(Lane lane, Message message, WebhookEndpoint endpoint, Outcome.Failed failed,
            Attempt usual) {
        boolean isLast = message.attempts() + 1 >= ATTEMPTS_MAX;
        Instant now = clock.instant();
        metrics.attempted(isLast ? Attempt.GIVEN_UP : usual);
        LOG.debug("message {} was not taken at attempt {}: {}", message.id(), message.attempts() + 1, failed.error());
        // Endpoint, lane, message: the order in which all writers lock them.
        return database.transaction(tx -> {
            boolean isOver = Endpoints.failed(tx, endpoint.id(), failed.error(), now)
                    .filter(since -> !since.plus(FAILING_MAX).isAfter(now)).isPresent();
            if (isOver) {
                disable(tx, endpoint, Disabled.FAILING, now);
            } else if (!isLast) {
                Lanes.pause(tx, lane, pause(message.attempts() + 1, failed.pause()));
            }
            messages.failed(tx, message, failed.status().orElse(null), failed.error(), isLast);
            return isLast && !isOver;
        });
    }

    private void disable(DSLContext tx, WebhookEndpoint endpoint, Disabled reason, Instant now) {
        if (Endpoints.disable(tx, endpoint.id(), reason, now)) {
            metrics.disabled(reason);
            LOG.info("endpoint {} of user {} is told nothing any more: {}", endpoint.id(), endpoint.owner(), reason);
        }
        Lanes.close(tx, endpoint.id());
    }

    /// As long as the receiver asks for, and at least as long as our own schedule says; with a random share, so that
    /// many do not come back at once.
    ///
    /// @param attempts that were made
    static Duration pause(int attempts, Optional<Duration> asked) {
        Duration own = WAITS.get(Math.min(attempts, WAITS.size()) - 1);
        Duration longest = WAITS.getLast();
        Duration wait = asked.filter(it -> it.compareTo(own) > 0).orElse(own);
        Duration bounded = wait.compareTo(longest) > 0 ? longest : wait;
        return bounded.plusMillis(ThreadLocalRandom.current().nextLong(1 + bounded.toMillis() / 5));
    }
}
