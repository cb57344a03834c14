package live.chobi.gifts.battles;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import org.jspecify.annotations.Nullable;

/// A battle as stored, without its scores. Immutable.
///
/// @param answerBy when the challenge lapses
/// @param time when it runs; null before it was accepted
/// @param outcome null before its end
public record Battle(UUID id, SessionId challenger, SessionId opponent, int seconds, State state, Instant answerBy,
        @Nullable Time time, @Nullable Outcome outcome) {
    /// How long a challenge waits for its answer.
    static final Duration ANSWER_WITHIN = Duration.ofSeconds(60);

    public enum State {
        PROPOSED, DECLINED,
        /// Nobody has answered.
        EXPIRED, RUNNING, ENDED
    }

    public enum Reason {
        /// Its time was over: the higher score has won.
        TIME,
        /// One of the two sessions ended before, or a host gave up: the other has won, whatever the scores.
        LEFT
    }

    record Time(Instant startsAt, Instant endsAt) {}

    /// @param winner null where both have the same
    record Outcome(Reason reason, @Nullable SessionId winner) {}

    /// A battle as clients see it, in answers and flat in rows and events; hosts by their ids.
    ///
    /// @param startsAt absent before it was accepted
    /// @param reason absent before its end
    /// @param winner a host; null before its end, and where both have the same
    public record View(UUID id, State status, UserId challenger, SessionId challengerSessionId, long challengerScore,
            UserId opponent, SessionId opponentSessionId, long opponentScore, int seconds,
            @JsonInclude(Include.NON_NULL) @Nullable Instant startsAt,
            @JsonInclude(Include.NON_NULL) @Nullable Instant endsAt,
            @JsonInclude(Include.NON_NULL) @Nullable Reason reason, @Nullable UserId winner) {}

    boolean isOpen() {
        return state == State.PROPOSED || state == State.RUNNING;
    }

    boolean takesGifts(Instant now) {
        return state == State.RUNNING && time != null && !now.isBefore(time.startsAt()) && now.isBefore(time.endsAt());
    }

    Battle running(Instant now) {
        return new Battle(id, challenger, opponent, seconds, State.RUNNING, answerBy,
                new Time(now, now.plusSeconds(seconds)), null);
    }

    Battle closed(State as) {
        return new Battle(id, challenger, opponent, seconds, as, answerBy, time, null);
    }

    Battle ended(Outcome as) {
        return new Battle(id, challenger, opponent, seconds, State.ENDED, answerBy, time, as);
    }

    /// Who has won when this battle is over; empty while it goes on. A session that ended in its time has lost to one
    /// that did not, or ended later.
    ///
    /// @param left when sessions ended, or gave up
    Optional<Outcome> outcome(Instant now, Map<SessionId, Instant> left, long challengerScore, long opponentScore) {
        if (time == null || state != State.RUNNING) {
            return Optional.empty();
        }
        Instant endsAt = time.endsAt();
        Instant never = Instant.MAX;
        Instant challengerLeft = left.getOrDefault(challenger, never);
        Instant opponentLeft = left.getOrDefault(opponent, never);
        boolean someLeft = challengerLeft.isBefore(endsAt) || opponentLeft.isBefore(endsAt);
        if (someLeft && !challengerLeft.equals(opponentLeft)) {
            return Optional.of(new Outcome(Reason.LEFT, challengerLeft.isBefore(opponentLeft) ? opponent : challenger));
        }
        if (!someLeft && now.isBefore(endsAt)) {
            return Optional.empty();
        }
        return Optional.of(new Outcome(someLeft ? Reason.LEFT : Reason.TIME, challengerScore == opponentScore
                ? null
                : challengerScore > opponentScore ? challenger : opponent));
    }

    View view(UserId challengerHost, long challengerScore, UserId opponentHost, long opponentScore) {
        SessionId winner = outcome == null ? null : outcome.winner();
        return new View(id, state, challengerHost, challenger, challengerScore, opponentHost, opponent, opponentScore,
                seconds, time == null ? null : time.startsAt(), time == null ? null : time.endsAt(),
                outcome == null ? null : outcome.reason(),
                winner == null ? null : winner.equals(challenger) ? challengerHost : opponentHost);
    }
}
