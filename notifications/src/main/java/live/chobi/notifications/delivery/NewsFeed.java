package live.chobi.notifications.delivery;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import live.chobi.kernel.UserId;
import live.chobi.notifications.NotificationMetrics;
import live.chobi.notifications.inbox.InboxReader;
import live.chobi.notifications.inbox.NotificationView;
import live.chobi.outbox.Turnstile;
import live.chobi.schema.Bundle;
import live.chobi.schema.Database;
import org.jspecify.annotations.Nullable;

/// Hands what any node wrote to the users who are connected to this one. Each node reads for itself what was committed
/// since it looked last, in the order of (tx, id) below the oldest running transaction, as readers of the outbox do:
/// nothing is lost on the way between nodes, and a node that dies loses nothing, since its clients connect elsewhere and
/// read their lists. Where it stands is in memory: before a node began nobody was connected to it.
///
/// Owner: its own virtual thread, started by [#start]; [#wake] from any thread.
public final class NewsFeed implements AutoCloseable {
    /// How soon is seen what another node wrote; what this one wrote wakes.
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final String NEWS = """
            select tx::text, id, user_id from notifications.notification
            where (tx, id) > (?::text::xid8, ?) and tx < pg_snapshot_xmin(pg_current_snapshot()) and in_app
            order by tx, id limit ?
            """;
    private static final Duration STOP_MAX = Duration.ofMillis(200);
    static final int PAGE = 1_000;
    /// Of one user and page: who is told more at once does better to read the list.
    static final int EACH_MAX = 20;
    private static final UUID LEAST = new UUID(0, 0);

    /// The connected users of this node. Must not block for long.
    public interface Devices {
        boolean isHere(UserId user);

        /// To every device of the user.
        ///
        /// @param unreadCount of the whole list, after this
        void tell(UserId user, NotificationView notification, int unreadCount);
    }

    private record Cursor(String tx, UUID id) {}

    private record News(String tx, UUID id, UserId user) {}

    private final Database database;
    private final InboxReader inbox;
    private final Devices devices;
    private final NotificationMetrics metrics;
    private final Clock clock;
    private final Turnstile turnstile = new Turnstile(STOP_MAX);
    private @Nullable Cursor cursor;

    public NewsFeed(Database database, InboxReader inbox, Devices devices, NotificationMetrics metrics, Clock clock) {
        this.database = database;
        this.inbox = inbox;
        this.devices = devices;
        this.metrics = metrics;
        this.clock = clock;
    }

    public void start() {
        turnstile.run("notifications", () -> turn() == PAGE ? Duration.ZERO : LOOK);
    }

    /// Something was committed here.
    public void wake() {
        turnstile.wake();
    }

    /// Reads one page and says how many notifications it held. Public for tests; the product calls [#start].
    public int turn() {
        Cursor from = cursor;
        if (from == null) {
            cursor = new Cursor(oldestRunning(), LEAST);
            return 0;
        }
        List<News> news = read(from);
        tell(news.stream().filter(it -> devices.isHere(it.user())).toList());
        if (!news.isEmpty()) {
            cursor = new Cursor(news.getLast().tx(), news.getLast().id());
        }
        return news.size();
    }

    private String oldestRunning() {
        return database.read(sql -> sql.fetchSingle("select pg_snapshot_xmin(pg_current_snapshot())::text as tx")
                .get("tx", String.class));
    }

    private List<News> read(Cursor from) {
        return database.read(db -> {
            List<News> news = new ArrayList<>();
            new Bundle(db).query(NEWS, row -> news.add(new News(row.getString(1), row.getObject(2, UUID.class),
                    new UserId(row.getObject(3, UUID.class)))), from.tx(), from.id(), PAGE).run();
            return news;
        });
    }

    private void tell(List<News> here) {
        if (here.isEmpty()) {
            return;
        }
        Map<UserId, List<NotificationView>> byUser = inbox.byIds(here.stream().map(News::id).toList());
        Map<UserId, Integer> unread = inbox.unread(byUser.keySet());
        byUser.forEach((user, all) -> {
            List<NotificationView> some = new ArrayList<>(all.subList(Math.max(0, all.size() - EACH_MAX), all.size()));
            metrics.untold(all.size() - some.size());
            for (NotificationView each : some) {
                devices.tell(user, each, unread.getOrDefault(user, 0));
                metrics.told(Math.max(0, Duration.between(each.at(), clock.instant()).toMillis()) / 1_000.0);
            }
        });
    }

    @Override
    public void close() {
        turnstile.close();
    }
}
