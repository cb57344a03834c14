package live.chobi.notifications;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import live.chobi.kernel.Endpoint;
import live.chobi.kernel.Endpoint.Access;
import live.chobi.kernel.Procedure;
import live.chobi.log.Actors;
import live.chobi.notifications.delivery.Broadcasts;
import live.chobi.notifications.delivery.ComingSessions;
import live.chobi.notifications.delivery.Followers;
import live.chobi.notifications.delivery.NewsFeed;
import live.chobi.notifications.delivery.OnNotification;
import live.chobi.notifications.delivery.Subscribers;
import live.chobi.notifications.delivery.Waves;
import live.chobi.notifications.inbox.Barriers;
import live.chobi.notifications.inbox.GetNotifications;
import live.chobi.notifications.inbox.Inbox;
import live.chobi.notifications.inbox.InboxReader;
import live.chobi.notifications.inbox.MarkAsRead;
import live.chobi.notifications.inbox.NotificationViews;
import live.chobi.notifications.inbox.Retention;
import live.chobi.notifications.inbox.SendSystem;
import live.chobi.notifications.inbox.Subjects;
import live.chobi.notifications.push.Push;
import live.chobi.notifications.settings.GetSettings;
import live.chobi.notifications.settings.Preferences;
import live.chobi.notifications.settings.UpdateSettings;
import live.chobi.outbox.JobKind;
import live.chobi.outbox.Pump;
import live.chobi.schema.Database;

/// The feature `notifications`, wired: what a bridge writes with, what runs by itself, its procedures and its jobs.
public final class Notifications {
    private final Database database;
    private final Clock clock;
    private final Actors actors;
    private final String webPushKey;
    private final Inbox inbox;
    private final InboxReader reader;
    private final Preferences preferences;
    private final Push push;
    private final Waves waves;
    private final ComingSessions coming;
    private final Subscribers subscribers;
    private final NewsFeed feed;
    private final Pump pump;
    private final Retention retention;

    /// What it needs of other features.
    public record Neighbours(Actors actors, Barriers barriers, Subjects subjects, Followers followers,
            Broadcasts broadcasts, NewsFeed.Devices devices) {}

    /// @param kept how long read notifications are; zero: for ever
    /// @param isLimited whether a host's sessions are news only so often
    public record Terms(Duration kept, boolean isLimited) {}

    public Notifications(Database database, Neighbours neighbours, Terms terms, Push.Services services,
            NotificationMetrics metrics, Clock clock) {
        this.database = database;
        this.clock = clock;
        this.actors = neighbours.actors();
        this.webPushKey = services.keys().publicKey();
        this.preferences = new Preferences(database, clock);
        this.push = new Push(database, services, metrics, clock);
        this.inbox = new Inbox(neighbours.barriers(), preferences, push.queue(), metrics);
        this.reader = new InboxReader(database, new NotificationViews(actors, neighbours.subjects()));
        this.subscribers = new Subscribers(neighbours.devices());
        this.feed = new NewsFeed(database, reader, subscribers, metrics, clock);
        this.pump = push.pump(reader);
        this.waves = new Waves(database, inbox, neighbours.followers(), neighbours.broadcasts(), this::written,
                terms.isLimited(), metrics);
        this.coming = new ComingSessions(database, waves, neighbours.broadcasts(), clock);
        this.retention = new Retention(database, terms.kept(), metrics);
    }

    /// Notifications were committed here: whoever brings them to people looks at once. Any thread.
    public void written() {
        feed.wake();
        pump.wake();
    }

    public Database database() {
        return database;
    }

    public Inbox inbox() {
        return inbox;
    }

    public Waves waves() {
        return waves;
    }

    public ComingSessions coming() {
        return coming;
    }

    public NewsFeed feed() {
        return feed;
    }

    public Pump pump() {
        return pump;
    }

    public Retention retention() {
        return retention;
    }

    /// The router `notifications`.
    public List<Endpoint<?, ?>> endpoints() {
        List<Endpoint<?, ?>> own = List.of(
                Endpoint.query("notifications.getNotifications", Access.SIGNED_IN, GetNotifications.Input.class,
                        new GetNotifications(reader)),
                Endpoint.subscription("notifications.onNotification", Access.SIGNED_IN, OnNotification.Input.class,
                        new OnNotification(reader, subscribers, clock)),
                Endpoint.mutation("notifications.markAsRead", Access.SIGNED_IN, MarkAsRead.Input.class,
                        new MarkAsRead(reader)),
                Endpoint.query("notifications.getSettings", Access.SIGNED_IN, Procedure.Nothing.class,
                        new GetSettings(preferences, actors, webPushKey)),
                Endpoint.mutation("notifications.updateSettings", Access.SIGNED_IN, UpdateSettings.Input.class,
                        new UpdateSettings(preferences, actors, webPushKey)),
                Endpoint.mutation("notifications.sendSystem", Access.ADMIN, SendSystem.Input.class,
                        new SendSystem(database, inbox, this::written, clock)));
        return Stream.concat(own.stream(), push.endpoints().stream()).toList();
    }

    public List<JobKind> jobs() {
        return List.of(waves.job(), coming.job());
    }
}
