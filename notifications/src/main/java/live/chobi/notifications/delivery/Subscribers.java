package live.chobi.notifications.delivery;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import live.chobi.kernel.UserId;
import live.chobi.notifications.inbox.NotificationView;

/// Who subscribes to their own notifications at this node, beside those who are connected by sockets. Any thread.
public final class Subscribers implements NewsFeed.Devices {
    private final Map<UserId, Set<NotificationFeed>> feeds = new ConcurrentHashMap<>();
    private final NewsFeed.Devices sockets;

    public Subscribers(NewsFeed.Devices sockets) {
        this.sockets = sockets;
    }

    void add(UserId user, NotificationFeed feed) {
        feeds.compute(user, (_, before) -> {
            Set<NotificationFeed> all = before == null ? ConcurrentHashMap.newKeySet() : before;
            all.add(feed);
            return all;
        });
    }

    void remove(UserId user, NotificationFeed feed) {
        feeds.computeIfPresent(user, (_, all) -> {
            all.remove(feed);
            return all.isEmpty() ? null : all;
        });
    }

    @Override
    public boolean isHere(UserId user) {
        return feeds.containsKey(user) || sockets.isHere(user);
    }

    @Override
    public void tell(UserId user, NotificationView notification, int unreadCount) {
        feeds.getOrDefault(user, Set.of()).forEach(it -> it.offer(new OnNotification.Told(notification, unreadCount)));
        if (sockets.isHere(user)) {
            sockets.tell(user, notification, unreadCount);
        }
    }
}
