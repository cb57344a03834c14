package live.chobi.notifications.delivery;

import jakarta.validation.constraints.Size;
import java.time.InstantSource;
import java.util.Optional;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Feed;
import live.chobi.kernel.PageCursor;
import live.chobi.kernel.Problem;
import live.chobi.kernel.Subscription;
import live.chobi.kernel.UserId;
import live.chobi.notifications.inbox.InboxReader;
import live.chobi.notifications.inbox.NotificationView;
import org.jspecify.annotations.Nullable;

/// `notifications.onNotification`. The caller's own notifications as they come, as the socket's event has them. A
/// client that was cut off is first told what its list has got since then; one notification may come twice, and again
/// when more has come of it, always under its own id. Refusal: bad input for an id that is none of ours.
public final class OnNotification implements Subscription<OnNotification.Input, OnNotification.Told> {
    /// @param lastEventId of the last one that the client has; absent: only what is new
    public record Input(
            @Size(max = 100, message = "must have at most {max} characters") @Nullable String lastEventId) {}

    /// @param unreadCount of the whole list
    public record Told(NotificationView notification, int unreadCount) {}

    private final InboxReader inbox;
    private final Subscribers subscribers;

    private final InstantSource clock;

    public OnNotification(InboxReader inbox, Subscribers subscribers, InstantSource clock) {
        this.inbox = inbox;
        this.subscribers = subscribers;
        this.clock = clock;
    }

    @Override
    public Feed<Told> handle(Caller caller, Input input) {
        UserId user = caller.user();
        NotificationFeed feed = new NotificationFeed(inbox, subscribers, user, place(input.lastEventId()),
                clock.instant());
        subscribers.add(user, feed);
        return feed;
    }

    private static Optional<PageCursor.Place> place(@Nullable String id) {
        try {
            return Optional.ofNullable(id).map(PageCursor::place);
        } catch (Problem _) {
            throw Problem.badInput("lastEventId", "must be the id of an event of this subscription, got '"
                    + Problem.quotable(String.valueOf(id)) + "'");
        }
    }
}
