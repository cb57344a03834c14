package live.chobi.notifications.push;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import live.chobi.notifications.NotificationMetrics;
import live.chobi.notifications.NotificationMetrics.Pushed;
import live.chobi.notifications.inbox.InboxReader;
import live.chobi.notifications.inbox.Kind;
import live.chobi.notifications.inbox.NotificationView;
import live.chobi.notifications.push.PushQueue.Claimed;
import live.chobi.notifications.push.PushService.Message;
import live.chobi.notifications.push.PushService.Outcome;
import live.chobi.outbox.Json;
import live.chobi.outbox.Pump;
import live.chobi.schema.Database;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings what is queued to the push services. One that fails comes again later and later, at most
/// [#ATTEMPTS_MAX] times; a device that is gone is forgotten with all that was on its way to it. At least once: a node
/// that dies between the service's answer and its own commit sends again, and the topic makes the second take the place
/// of the first.
final class PushDelivery implements Pump.Queue {
    private static final Logger LOG = LoggerFactory.getLogger(PushDelivery.class);
    static final int ATTEMPTS_MAX = 8;
    private static final Duration WAIT_MIN = Duration.ofSeconds(15);
    private static final Duration WAIT_MAX = Duration.ofHours(1);
    /// That somebody is live is soon nothing to be told any more.
    private static final Duration TTL_LIVE = Duration.ofHours(1);
    private static final Duration TTL = Duration.ofDays(1);

    private final Database database;
    private final PushQueue queue;
    private final Devices devices;
    private final InboxReader inbox;
    private final Map<Platform, PushService> services;
    private final NotificationMetrics metrics;

    PushDelivery(Database database, PushQueue queue, Devices devices, InboxReader inbox,
            Map<Platform, PushService> services, NotificationMetrics metrics) {
        this.database = database;
        this.queue = queue;
        this.devices = devices;
        this.inbox = inbox;
        this.services = Map.copyOf(services);
        this.metrics = metrics;
    }

    @Override
    public boolean isDue() {
        return queue.isDue();
    }

    @Override
    public List<Runnable> claim(int max) {
        List<Claimed> claimed = queue.claim(max);
        if (claimed.isEmpty()) {
            return List.of();
        }
        Map<UUID, Device> byId = devices.byIds(claimed.stream().map(Claimed::device).toList());
        Map<UUID, NotificationView> views = new HashMap<>();
        inbox.byIds(claimed.stream().map(Claimed::notification).distinct().toList()).values()
                .forEach(all -> all.forEach(it -> views.put(it.id(), it)));
        return claimed.stream()
                .<Runnable>map(it -> () -> bring(it, byId.get(it.device()), views.get(it.notification()))).toList();
    }

    private void bring(Claimed delivery, @Nullable Device device, @Nullable NotificationView view) {
        if (delivery.isWanted() && device != null && view != null) {
            settle(delivery, send(device, view));
        } else {
            database.transact(tx -> PushQueue.done(tx, delivery));
        }
    }

    private Outcome send(Device device, NotificationView view) {
        PushService service = services.get(device.platform());
        if (service == null) {
            return new Outcome.Refused("no service for " + device.platform());
        }
        try {
            return service.send(device, message(view));
        } catch (RuntimeException bug) {
            // Tried again it would be the same, for ever.
            LOG.error("a push to device {} failed", device.id(), bug);
            return new Outcome.Refused("a fault of ours");
        }
    }

    private static Message message(NotificationView view) {
        return new Message(Json.write(view), topic(view.id()), view.type() == Kind.LIVE_STARTED ? TTL_LIVE : TTL);
    }

    /// At most 32 characters of Base64url (RFC 8030, section 5.4).
    private static String topic(UUID id) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits()).array());
    }

    private void settle(Claimed delivery, Outcome outcome) {
        switch (outcome) {
            case Outcome.Taken _ -> {
                metrics.pushed(Pushed.TAKEN);
                database.transact(tx -> {
                    PushQueue.done(tx, delivery);
                    Devices.tookOne(tx, delivery.device());
                });
            }
            case Outcome.Gone _ -> {
                metrics.pushed(Pushed.GONE);
                database.transact(tx -> Devices.remove(tx, delivery.device()));
            }
            case Outcome.Later later -> {
                boolean isLast = delivery.attempts() >= ATTEMPTS_MAX;
                metrics.pushed(isLast ? Pushed.GIVEN_UP : Pushed.LATER);
                LOG.debug("a push to device {} failed at attempt {}: {}", delivery.device(), delivery.attempts(),
                        later.why());
                database.transact(tx -> {
                    if (isLast) {
                        PushQueue.done(tx, delivery);
                    } else {
                        PushQueue.later(tx, delivery, pause(delivery.attempts(), later.pause()));
                    }
                });
            }
            case Outcome.Refused refused -> {
                metrics.pushed(Pushed.REFUSED);
                LOG.warn("a push to device {} was refused: {}", delivery.device(), refused.why());
                database.transact(tx -> {
                    PushQueue.done(tx, delivery);
                    Devices.refusedOne(tx, delivery.device());
                });
            }
        }
    }

    /// As long as the service asks for, and at least twice as long as the time before; with a random share, so that
    /// many do not come back at once.
    static Duration pause(int attempts, Optional<Duration> asked) {
        Duration own = WAIT_MIN.multipliedBy(1L << Math.min(attempts - 1, 8));
        Duration longer = asked.filter(it -> it.compareTo(own) > 0).orElse(own);
        Duration bounded = longer.compareTo(WAIT_MAX) > 0 ? WAIT_MAX : longer;
        return bounded.plusSeconds(ThreadLocalRandom.current().nextLong(1 + bounded.toSeconds() / 5));
    }
}
