package live.chobi.notifications.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import live.chobi.kernel.Feed;
import live.chobi.kernel.PageCursor.Place;
import live.chobi.kernel.UserId;
import live.chobi.notifications.delivery.OnNotification.Told;
import live.chobi.notifications.inbox.InboxReader;
import live.chobi.notifications.inbox.NotificationView;
import org.jspecify.annotations.Nullable;

/// One subscriber's way through what they are told. What comes while their client reads waits here; when too much
/// waits, all of it is dropped and read from the list instead. One reader; [#offer] from any thread.
final class NotificationFeed implements Feed<Told> {
    static final int WAITING_MAX = 64;
    static final int PAGE = 100;
    /// The list is in the order of when things happened, which is not quite the order in which they were written: so
    /// much before the last one is read again.
    static final Duration OVERLAP = Duration.ofSeconds(10);
    private static final int RECENT_MAX = 256;
    private static final UUID LEAST = new UUID(0, 0);

    private final InboxReader inbox;
    private final Subscribers subscribers;
    private final UserId user;
    private final BlockingQueue<Told> waiting = new ArrayBlockingQueue<>(WAITING_MAX);
    private volatile boolean isBehind;
    /// Where the list is read on; null: nothing of it was missed.
    private @Nullable Place from;
    private Instant lastAt;
    /// What was told, so that it is not told again; the oldest are forgotten.
    private final Map<Place, Boolean> recent = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Place, Boolean> eldest) {
            return size() > RECENT_MAX;
        }
    };

    /// @param last the last one that the client has; empty: it wants only what is new
    NotificationFeed(InboxReader inbox, Subscribers subscribers, UserId user, Optional<Place> last, Instant now) {
        this.inbox = inbox;
        this.subscribers = subscribers;
        this.user = user;
        this.lastAt = last.map(Place::at).orElse(now);
        last.ifPresent(it -> recent.put(it, true));
        this.isBehind = last.isPresent();
    }

    void offer(Told told) {
        if (!waiting.offer(told)) {
            isBehind = true;
        }
    }

    @Override
    public List<Item<Told>> next() throws InterruptedException {
        while (true) {
            List<Item<Told>> items = fresh(isBehind || from != null ? missed() : arrived());
            if (!items.isEmpty()) {
                return items;
            }
        }
    }

    /// A page of the list.
    private List<Told> missed() {
        if (isBehind) {
            isBehind = false;
            waiting.clear();
            from = new Place(lastAt.minus(OVERLAP), LEAST);
        }
        List<NotificationView> page = inbox.after(user, java.util.Objects.requireNonNull(from), PAGE);
        from = page.size() < PAGE ? null : place(page.getLast());
        int unread = page.isEmpty() ? 0 : inbox.unread(user);
        return page.stream().map(it -> new Told(it, unread)).toList();
    }

    private List<Told> arrived() throws InterruptedException {
        List<Told> told = new ArrayList<>(List.of(waiting.take()));
        waiting.drainTo(told);
        return told;
    }

    private List<Item<Told>> fresh(List<Told> told) {
        List<Item<Told>> items = new ArrayList<>();
        for (Told each : told) {
            Place place = place(each.notification());
            if (recent.put(place, true) == null) {
                items.add(new Item<>(place.cursor(), each));
                lastAt = place.at().isAfter(lastAt) ? place.at() : lastAt;
            }
        }
        return items;
    }

    private static Place place(NotificationView notification) {
        return new Place(notification.at(), notification.id());
    }

    @Override
    public void close() {
        subscribers.remove(user, this);
    }
}
