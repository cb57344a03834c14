package live.chobi.gifts.limits;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import live.chobi.kernel.UserId;
import org.jspecify.annotations.Nullable;

/// What is known of one giver. Immutable.
///
/// @param given coins, on `day`, while a limit held; what is given back later still counts
/// @param ownLimit coins a day; null: none
/// @param next takes the place of `ownLimit` when its time comes
/// @param birthDate as they said it; null: they did not
public record Giver(UserId id, LocalDate day, long given, @Nullable Long ownLimit, @Nullable Next next,
        @Nullable LocalDate birthDate) {
    /// Who wishes to give more waits as long, so that no limit is lifted in the heat of the moment.
    static final Duration RAISE_AFTER = Duration.ofDays(1);

    /// @param limit null: none
    record Next(@Nullable Long limit, Instant from) {}

    static Giver unknown(UserId id) {
        return new Giver(id, LocalDate.EPOCH, 0, null, null, null);
    }

    static LocalDate day(Instant at) {
        return at.atZone(ZoneOffset.UTC).toLocalDate();
    }

    long givenOn(LocalDate which) {
        return day.equals(which) ? given : 0;
    }

    Optional<Long> limit(Instant now) {
        return Optional.ofNullable(next != null && !now.isBefore(next.from()) ? next.limit() : ownLimit);
    }

    Giver plus(long coins, Instant now) {
        LocalDate today = day(now);
        return new Giver(id, today, Math.addExact(givenOn(today), coins), ownLimit, next, birthDate);
    }

    /// A lower limit holds at once, a higher one, or none, a day later. The same wish again does not begin the day
    /// anew.
    ///
    /// @param wish null: no limit
    Giver withLimit(@Nullable Long wish, Instant now) {
        Optional<Long> holds = limit(now);
        boolean isRaise = holds.isPresent() && (wish == null || wish > holds.get());
        if (!isRaise) {
            return new Giver(id, day, given, wish, null, birthDate);
        }
        boolean waits = next != null && now.isBefore(next.from()) && Objects.equals(next.limit(), wish);
        return new Giver(id, day, given, holds.get(), waits ? next : new Next(wish, now.plus(RAISE_AFTER)), birthDate);
    }

    Giver born(LocalDate on) {
        return new Giver(id, day, given, ownLimit, next, on);
    }
}
