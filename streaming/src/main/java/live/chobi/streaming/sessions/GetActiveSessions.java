package live.chobi.streaming.sessions;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.Comparator;
import java.util.List;
import live.chobi.kernel.Caller;
import live.chobi.kernel.PageCursor;
import live.chobi.kernel.Procedure;
import org.jspecify.annotations.Nullable;

/// `streaming.getActiveSessions`: public sessions on air. The cursor is a place in the order of the moment it was asked
/// in: between two pages a session may move, so a client drops ids it has already.
public final class GetActiveSessions implements Procedure<GetActiveSessions.Input, GetActiveSessions.Output> {
    /// What one listing looks at; beyond it a directory needs a search, not a list.
    private static final int CONSIDERED = 1000;
    private static final int PAGE = 20;

    /// @param query words that all stand in the title, the category, the tags or the host's names, in any order
    public record Input(@Nullable @Size(max = 50) String category, @Nullable Kind kind, @Nullable Sort sort,
            @Nullable @Size(min = 1, max = 100, message = "must have {min} to {max} characters") String query,
            @Nullable @Min(1) @Max(100) Integer limit, @Nullable String cursor) {}

    public enum Sort {
        /// Most viewers first.
        VIEWERS,
        /// Newest first.
        NEWEST
    }

    public record Output(List<SessionView> items, @Nullable String nextCursor) {}

    private final Sessions sessions;
    private final SessionDesk desk;

    public GetActiveSessions(Sessions sessions, SessionDesk desk) {
        this.sessions = sessions;
        this.desk = desk;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        int limit = input.limit() == null ? PAGE : input.limit();
        int from = input.cursor() == null ? 0 : (int) Math.min(CONSIDERED, PageCursor.number(input.cursor()));
        List<SessionView> all = desk.views(sessions.publicOnAir(input.category(), input.kind(), CONSIDERED));
        if (input.query() != null) {
            SoughtWords words = SoughtWords.of(input.query());
            all = all.stream().filter(words::areIn).toList();
        }
        if (input.sort() != Sort.NEWEST) {
            all = all.stream().sorted(Comparator.comparingInt((SessionView it) -> it.counts().viewers()).reversed())
                    .toList();
        }
        List<SessionView> page = all.stream().skip(from).limit(limit).toList();
        return new Output(page, all.size() > from + limit ? Integer.toString(from + limit) : null);
    }
}
