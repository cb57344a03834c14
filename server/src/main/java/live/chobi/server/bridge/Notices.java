package live.chobi.server.bridge;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import live.chobi.chat.gateway.ChatGateway;
import live.chobi.gifts.catalogue.Catalogue;
import live.chobi.gifts.catalogue.GiftView;
import live.chobi.identity.secrets.MasterKey;
import live.chobi.identity.secrets.SealedSecrets;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Endpoint;
import live.chobi.kernel.Problem;
import live.chobi.kernel.Role;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import live.chobi.kernel.outward.Reach;
import live.chobi.log.Actors;
import live.chobi.notifications.NotificationMetrics;
import live.chobi.notifications.Notifications;
import live.chobi.notifications.delivery.Followers.Follower;
import live.chobi.notifications.delivery.NewsFeed;
import live.chobi.notifications.inbox.Kind;
import live.chobi.notifications.inbox.NotificationView;
import live.chobi.notifications.inbox.Subjects;
import live.chobi.notifications.push.FcmAccount;
import live.chobi.notifications.push.Push;
import live.chobi.notifications.push.VapidKeys;
import live.chobi.outbox.EventReader;
import live.chobi.outbox.JobKind;
import live.chobi.outbox.Json;
import live.chobi.schema.Database;
import live.chobi.server.config.Config;
import live.chobi.server.launch.StartRefused;
import live.chobi.streaming.sessions.Phase;
import live.chobi.streaming.sessions.Session;
import live.chobi.streaming.sessions.SessionDesk;
import live.chobi.streaming.sessions.Sessions;
import live.chobi.users.follows.Follows;
import live.chobi.users.follows.Mutes;
import org.jspecify.annotations.Nullable;

/// Notifications among the other features: what they are told of, whom they ask, and the sockets they reach people by.
/// Any thread, but for [#close], which waits.
public final class Notices implements AutoCloseable {
    private static final Duration GIFTS_AGE = Duration.ofMinutes(1);
    private static final int GIFTS_MAX = 1_000;
    /// The server asks in a user's name.
    private static final String NO_ADDRESS = "";

    private static final Pattern CONTACT = Pattern.compile("mailto:[^@\\s]+@[^@\\s]+|https://\\S+");

    private final Notifications notifications;
    private final EventReader reader;
    private final SocketDevices devices;

    private Notices(Notifications notifications, EventReader reader, SocketDevices devices) {
        this.notifications = notifications;
        this.reader = reader;
        this.devices = devices;
    }

    /// Virtual threads.
    public static Notices open(Config config, Database database, MasterKey master, Sessions sessions,
            SessionDesk desk, Actors actors, PrometheusRegistry registry) {
        NotificationMetrics metrics = new NotificationMetrics(registry);
        SocketDevices devices = new SocketDevices();
        Notifications notifications = new Notifications(database,
                new Notifications.Neighbours(actors, Mutes::silenced, new SubjectsHere(sessions, database),
                        (tx, host, place, limit) -> Follows.newestFollowers(tx, host,
                                Optional.of(new Follows.Followed(place.user(), place.since())), limit).stream()
                                .map(it -> new Follower(it.user(), it.at())).toList(),
                        (kind, session) -> isNews(sessions, kind, session), devices),
                new Notifications.Terms(Duration.ofDays(config.notificationsRetention()), config.limitsEnabled()),
                new Push.Services(
                        VapidKeys.open(new SealedSecrets(database, master), contact(config), Clock.systemUTC()),
                        Reach.PUBLIC, fcm(config)),
                metrics, Clock.systemUTC());
        return new Notices(notifications,
                new EventsToNotifications(notifications, (user, session) -> maySee(desk, user, session), metrics)
                        .reader(),
                devices);
    }

    /// By what the operators of push services reach ours.
    private static Optional<String> contact(Config config) {
        return config.pushContact().or(() -> config.publicUrl().filter(it -> "https".equals(it.getScheme()))
                .map(URI::toString));
    }

    private static Optional<Push.Fcm> fcm(Config config) {
        return config.pushFcmCredentials().map(file -> {
            try {
                return new Push.Fcm(FcmAccount.parse(Files.readString(file)), config.pushFcmUrl().orElseThrow());
            } catch (IOException | IllegalArgumentException e) {
                throw new StartRefused(
                        "push.fcm.credentials: " + file + " is no key file of a Firebase service account: "
                                + (e instanceof IllegalArgumentException ? e.getMessage() : e),
                        e);
            }
        });
    }

    /// Settings that push services would not understand are refused before anything starts.
    public static void requireUsable(Config config) {
        var _ = fcm(config);
        config.pushContact().filter(it -> !CONTACT.matcher(it).matches()).ifPresent(it -> {
            throw new StartRefused("push.contact: \"" + it
                    + "\" is refused: it must be an address like mailto:admin@example.org or https://example.org/contact");
        });
    }

    private static boolean isNews(Sessions sessions, Kind kind, SessionId id) {
        return sessions.find(id).filter(it -> !it.isPrivate())
                .filter(it -> kind == Kind.SESSION_SOON ? it.phase() == Phase.CREATED : it.phase().isOnAir())
                .isPresent();
    }

    private static boolean maySee(SessionDesk desk, UserId user, SessionId session) {
        try {
            desk.requireVisible(new Caller.SignedIn(user, Role.USER, NO_ADDRESS), session);
            return true;
        } catch (Problem _) {
            return false;
        }
    }

    public List<Endpoint<?, ?>> endpoints() {
        return notifications.endpoints();
    }

    public List<JobKind> jobs() {
        return notifications.jobs();
    }

    /// Before anybody can connect: the feed begins where it stands then.
    public void start() {
        reader.start();
        notifications.feed().start();
        notifications.pump().start();
    }

    /// Once there is a gateway.
    public void attach(ChatGateway gateway) {
        devices.gateway = gateway;
    }

    /// Virtual threads.
    public void sweep() {
        notifications.retention().sweep();
    }

    @Override
    public void close() {
        reader.close();
        notifications.feed().close();
        notifications.pump().close();
    }

    /// The sockets of this node's users.
    private static final class SocketDevices implements NewsFeed.Devices {
        private volatile @Nullable ChatGateway gateway;

        @Override
        public boolean isHere(UserId user) {
            ChatGateway open = gateway;
            return open != null && open.isHere(user);
        }

        @Override
        public void tell(UserId user, NotificationView notification, int unreadCount) {
            ChatGateway open = gateway;
            if (open != null) {
                ObjectNode event = Json.MAPPER.valueToTree(notification);
                open.tell(user, "notification", event.put("unreadCount", unreadCount));
            }
        }
    }

    /// Sessions by their titles of now, gifts by the catalogue's names.
    private static final class SubjectsHere implements Subjects {
        /// A session in passing. Of a private one the id alone: who may not see it learns nothing of it.
        private record SessionRef(SessionId id, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String title,
                @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant scheduledAt) {
            static SessionRef of(Session session) {
                return session.isPrivate()
                        ? new SessionRef(session.id(), null, null)
                        : new SessionRef(session.id(), session.title(), session.scheduledAt());
            }
        }

        private final Sessions sessions;
        private final Database database;
        private final Cache<String, Optional<GiftView>> gifts = Caffeine.newBuilder().maximumSize(GIFTS_MAX)
                .expireAfterWrite(GIFTS_AGE).build();

        SubjectsHere(Sessions sessions, Database database) {
            this.sessions = sessions;
            this.database = database;
        }

        @Override
        public Map<SessionId, ?> sessions(Collection<SessionId> ids) {
            return sessions.find(ids).stream().map(SessionRef::of)
                    .collect(Collectors.toMap(SessionRef::id, Function.identity()));
        }

        @Override
        public Optional<?> gift(String code) {
            return gifts.get(code, it -> database.read(sql -> Catalogue.byCode(sql, it)).map(GiftView::of));
        }
    }
}
