package live.chobi.streaming.sessions;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import live.chobi.kernel.Caller;
import live.chobi.kernel.PageCursor;
import live.chobi.kernel.Procedure;
import live.chobi.kernel.UserId;
import org.jspecify.annotations.Nullable;

/// `streaming.getUpcomingSessions`: public sessions that are to begin at a time and have not begun, the soonest first.
public final class GetUpcomingSessions implements Procedure<GetUpcomingSessions.Input, GetUpcomingSessions.Output> {
    /// A host may be late; one who has not come for so long does not come.
    static final Duration LATE_MAX = Duration.ofHours(1);
    private static final int PAGE = 20;

    /// @param userId of this host; of all when absent
    public record Input(@Nullable UserId userId,
            @Size(max = 50, message = "must have at most {max} characters") @Nullable String category,
            @Min(value = 1, message = "must be from 1 to 100") @Max(value = 100, message = "must be from 1 to 100") @Nullable Integer limit,
            @Size(max = 100, message = "must have at most {max} characters") @Nullable String cursor) {}

    public record Output(List<SessionView> items, @Nullable String nextCursor) {}

    private final Sessions sessions;
    private final SessionDesk desk;
    private final InstantSource clock;

    public GetUpcomingSessions(Sessions sessions, SessionDesk desk, InstantSource clock) {
        this.sessions = sessions;
        this.desk = desk;
        this.clock = clock;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        int limit = Optional.ofNullable(input.limit()).orElse(PAGE);
        Instant earliest = clock.instant().minus(LATE_MAX);
        List<Session> found = sessions.publicToCome(
                new Sessions.Coming(Optional.ofNullable(input.userId()), Optional.ofNullable(input.category()),
                        earliest,
                        Optional.ofNullable(input.cursor()).map(PageCursor::place)),
                limit + 1);
        List<Session> page = found.subList(0, Math.min(limit, found.size()));
        return new Output(desk.views(page), found.size() > limit ? cursor(page.getLast()) : null);
    }

    private static String cursor(Session last) {
        return new PageCursor.Place(Objects.requireNonNull(last.scheduledAt()), last.id().value()).cursor();
    }
}
