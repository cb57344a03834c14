package live.chobi.notifications.push;

import java.net.URI;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import live.chobi.kernel.Endpoint;
import live.chobi.kernel.Endpoint.Access;
import live.chobi.kernel.outward.Reach;
import live.chobi.notifications.NotificationMetrics;
import live.chobi.notifications.inbox.InboxReader;
import live.chobi.notifications.inbox.Pushes;
import live.chobi.outbox.Pump;
import live.chobi.schema.Database;

/// Pushing, wired: its queue, its procedures and its services.
public final class Push {
    private final Database database;
    private final NotificationMetrics metrics;
    private final Services services;
    private final Devices devices;
    private final PushQueue queue;
    private final Map<Platform, PushService> byPlatform;

    /// What reaches devices.
    ///
    /// @param keys by which browsers know us
    /// @param reach where browsers' services may be
    /// @param fcm for phones; empty: they are not reached
    public record Services(VapidKeys keys, Reach reach, Optional<Fcm> fcm) {}

    /// Firebase Cloud Messaging.
    ///
    /// @param url of its API
    public record Fcm(FcmAccount account, URI url) {}

    public Push(Database database, Services services, NotificationMetrics metrics, InstantSource clock) {
        this.database = database;
        this.metrics = metrics;
        this.services = services;
        this.devices = new Devices(database);
        this.byPlatform = new EnumMap<>(Platform.class);
        byPlatform.put(Platform.WEB, new WebPush(services.keys(), services.reach()));
        services.fcm().map(it -> new FcmPush(it.account(), it.url(), clock)).ifPresent(phones -> {
            byPlatform.put(Platform.ANDROID, phones);
            byPlatform.put(Platform.IOS, phones);
        });
        this.queue = new PushQueue(database, byPlatform.keySet());
    }

    public Pushes queue() {
        return queue;
    }

    public Pump pump(InboxReader inbox) {
        return new Pump("push", Pump.UNDER_WAY_MAX / 2,
                new PushDelivery(database, queue, devices, inbox, byPlatform, metrics));
    }

    public List<Endpoint<?, ?>> endpoints() {
        return List.of(
                Endpoint.mutation("notifications.registerDevice", Access.SIGNED_IN, RegisterDevice.Input.class,
                        new RegisterDevice(devices, queue, services.reach())),
                Endpoint.mutation("notifications.unregisterDevice", Access.SIGNED_IN, UnregisterDevice.Input.class,
                        new UnregisterDevice(devices)));
    }
}
