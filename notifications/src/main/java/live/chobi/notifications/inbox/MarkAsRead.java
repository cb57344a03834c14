package live.chobi.notifications.inbox;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import live.chobi.kernel.Caller;
import live.chobi.kernel.PageCursor.Place;
import live.chobi.kernel.Problem;
import live.chobi.kernel.Procedure;
import org.jspecify.annotations.Nullable;

/// `notifications.markAsRead`. By ids, or one notification and all that stand below it in the list. Idempotent: what is
/// read, gone, or somebody else's is left alone among `ids`. Refusals: bad input where it is not one of the two, then
/// NOT_FOUND where `upTo` is none of the caller's.
public final class MarkAsRead implements Procedure<MarkAsRead.Input, MarkAsRead.Output> {
    private static final int IDS_MAX = 200;

    public record Input(
            @Nullable @Size(min = 1, max = IDS_MAX, message = "must have {min} to {max} ids") List<@NotNull UUID> ids,
            @Nullable UUID upTo) {}

    /// @param marked how many were unread until now
    public record Output(int marked, int unreadCount) {}

    private final InboxReader inbox;

    public MarkAsRead(InboxReader inbox) {
        this.inbox = inbox;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        if ((input.ids() == null) == (input.upTo() == null)) {
            throw Problem.badInput("ids", "or upTo must be given, and not both");
        }
        int marked = input.ids() != null
                ? inbox.markRead(caller.user(), input.ids())
                : inbox.markRead(caller.user(), place(caller, Objects.requireNonNull(input.upTo())));
        return new Output(marked, inbox.unread(caller.user()));
    }

    private Place place(Caller caller, UUID id) {
        return inbox.placeOf(caller.user(), id).orElseThrow(() -> Problem.notFound("notification", id).about("upTo"));
    }
}
