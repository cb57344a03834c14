package live.chobi.videos.catalogue;

import java.time.Instant;
import java.util.List;
import live.chobi.kernel.Caller;
import live.chobi.kernel.SessionId;
import live.chobi.log.RowView;
import org.jspecify.annotations.Nullable;

/// The sessions that recordings are of. A port: the bridge asks streaming. Virtual threads.
public interface RecordedSessions {
    /// Rows of a session's log, as `streaming.getEvents` gives them.
    record Page(List<RowView> items, @Nullable String nextCursor) {}

    /// What is asked of a log; absent parts as in `streaming.getEvents`.
    record Wanted(@Nullable Long afterSeq, @Nullable Integer limit,
            @Nullable String cursor) {}

    /// Whether they may see the session, as a viewer of it or as its host.
    boolean maySee(Caller caller, SessionId session);

    /// What was said and given in ten seconds of a session.
    ///
    /// @param at the programme date-time at which they begin
    record Step(Instant at, long messages, long coins) {}

    /// All steps in which something was, in the order of time. Throws [live.chobi.kernel.Problem] as [#events] does.
    List<Step> activity(Caller caller, SessionId session);

    /// The rows that this caller reads, by the rules of `streaming.getEvents`. Throws [live.chobi.kernel.Problem] as
    /// it does.
    Page events(Caller caller, SessionId session, Wanted wanted);
}
