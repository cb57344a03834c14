package live.chobi.notifications;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import live.chobi.kernel.Endpoint;
import live.chobi.kernel.Endpoint.Access;
import live.chobi.log.Actors;
import live.chobi.notifications.delivery.Broadcasts;
import live.chobi.notifications.delivery.ComingSessions;
import live.chobi.notifications.delivery.Followers;
import live.chobi.notifications.delivery.NewsFeed;
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
import live.chobi.outbox.JobKind;
import live.chobi.schema.Database;

/// The feature `notifications`, wired: what a bridge writes with, its table of procedures and its jobs.
public record Notifications(Database database, Clock clock, Inbox inbox, InboxReader reader, Waves waves,
        ComingSessions coming, NewsFeed feed, Retention retention) {

    /// What it needs of other features.
    public record Neighbours(Actors actors, Barriers barriers, Subjects subjects, Followers followers,
            Broadcasts broadcasts, NewsFeed.Devices devices) {}

    /// @param kept how long read notifications are; zero: for ever
    /// @param isLimited whether a host's sessions are news only so often
    public record Terms(Duration kept, boolean isLimited) {}

    public static Notifications of(Database database, Neighbours neighbours, Terms terms, NotificationMetrics metrics,
            Clock clock) {
        Inbox inbox = new Inbox(neighbours.barriers(), metrics);
        InboxReader reader = new InboxReader(database,
                new NotificationViews(neighbours.actors(), neighbours.subjects()));
        NewsFeed feed = new NewsFeed(database, reader, neighbours.devices(), metrics, clock);
        Waves waves = new Waves(database, inbox, neighbours.followers(), neighbours.broadcasts(), feed::wake,
                terms.isLimited(), metrics);
        return new Notifications(database, clock, inbox, reader, waves,
                new ComingSessions(database, waves, neighbours.broadcasts(), clock), feed,
                new Retention(database, terms.kept(), metrics));
    }

    /// The router `notifications`.
    public List<Endpoint<?, ?>> endpoints() {
        return List.of(
                Endpoint.query("notifications.getNotifications", Access.SIGNED_IN, GetNotifications.Input.class,
                        new GetNotifications(reader)),
                Endpoint.mutation("notifications.markAsRead", Access.SIGNED_IN, MarkAsRead.Input.class,
                        new MarkAsRead(reader)),
                Endpoint.mutation("notifications.sendSystem", Access.ADMIN, SendSystem.Input.class,
                        new SendSystem(database, inbox, feed::wake, clock)));
    }

    public List<JobKind> jobs() {
        return List.of(waves.job(), coming.job());
    }
}
