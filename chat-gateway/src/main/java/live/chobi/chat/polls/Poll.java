package live.chobi.chat.polls;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import org.jspecify.annotations.Nullable;

/// A poll as stored. Immutable.
///
/// @param counts votes of each option, in the order of the options
/// @param closesAt its last moment; [#closedAt] says when it was closed indeed
public record Poll(UUID id, SessionId session, UserId creator, String question, List<String> options, List<Long> counts,
        Instant openedAt, Instant closesAt, @Nullable Instant closedAt) {

    public enum Status {
        OPEN, CLOSED
    }

    /// Why it was closed.
    public enum Reason {
        /// Its time was over.
        TIME,
        /// Somebody who runs the session closed it early.
        STAFF, SESSION_ENDED
    }

    /// One option as clients see it.
    public record Option(String text, long votes) {}

    /// A poll as clients see it, in answers and flat in rows and events.
    ///
    /// @param votes of all options together
    /// @param reason why it is closed; absent elsewhere
    public record View(UUID id, String question, List<Option> options, long votes, Status status, Instant openedAt,
            Instant closesAt, @JsonInclude(Include.NON_NULL) @Nullable Reason reason) {}

    boolean takesVotes(Instant now) {
        return closedAt == null && now.isBefore(closesAt);
    }

    Poll withVote(int option) {
        return new Poll(id, session, creator, question, options,
                IntStream.range(0, counts.size()).mapToObj(i -> counts.get(i) + (i == option ? 1 : 0)).toList(),
                openedAt, closesAt, closedAt);
    }

    Poll closed(Instant at) {
        return new Poll(id, session, creator, question, options, counts, openedAt, closesAt, at);
    }

    long votes() {
        return counts.stream().mapToLong(it -> it).sum();
    }

    View view() {
        return view(null);
    }

    View view(@Nullable Reason reason) {
        return new View(id, question,
                IntStream.range(0, options.size()).mapToObj(i -> new Option(options.get(i), counts.get(i))).toList(),
                votes(), closedAt == null ? Status.OPEN : Status.CLOSED, openedAt, closesAt, reason);
    }
}
