package live.chobi.notifications.inbox;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import live.chobi.kernel.Caller;
import live.chobi.kernel.PageCursor;
import live.chobi.kernel.Procedure;
import org.jspecify.annotations.Nullable;

/// `notifications.getNotifications`. What the caller was told, the newest first.
public final class GetNotifications implements Procedure<GetNotifications.Input, GetNotifications.Output> {
    private static final int LIMIT = 20;

    /// @param limit absent: 20
    /// @param cursor the `nextCursor` of the page before; absent: the first page
    public record Input(@Nullable Boolean unreadOnly, @Nullable Kind type,
            @Min(value = 1, message = "must be from 1 to 100") @Max(value = 100, message = "must be from 1 to 100") @Nullable Integer limit,
            @Size(max = 100, message = "must have at most {max} characters") @Nullable String cursor) {}

    /// @param nextCursor null on the last page
    /// @param unreadCount of the whole list, whatever was asked for
    public record Output(List<NotificationView> items, @Nullable String nextCursor, int unreadCount) {}

    private final InboxReader inbox;

    public GetNotifications(InboxReader inbox) {
        this.inbox = inbox;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        int limit = Optional.ofNullable(input.limit()).orElse(LIMIT);
        List<NotificationView> found = inbox.newest(caller.user(), Boolean.TRUE.equals(input.unreadOnly()),
                Optional.ofNullable(input.type()), Optional.ofNullable(input.cursor()).map(PageCursor::place),
                limit + 1);
        List<NotificationView> page = found.subList(0, Math.min(limit, found.size()));
        return new Output(page, found.size() > limit ? cursor(page.getLast()) : null,
                inbox.unread(caller.user()));
    }

    private static String cursor(NotificationView last) {
        return new PageCursor.Place(last.at(), last.id()).cursor();
    }
}
