package live.chobi.gifts.limits;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;
import java.util.stream.Stream;
import live.chobi.kernel.Problem;

/// What this installation asks of givers. Pure.
///
/// @param dailyMax coins a day (UTC) of one giver; 0: no limit
/// @param limitsEnabled the setting `limits.enabled`; false lifts the daily limits, also those that givers set
/// themselves
/// @param minimumAge years; 0: no age gate. It is law, not a limit: nothing lifts it
public record GivingTerms(long dailyMax, boolean limitsEnabled, int minimumAge) {
    /// Anybody gives what they have, within the limits that they set themselves.
    public static final GivingTerms NONE = new GivingTerms(0, true, 0);

    /// Throws `age_unconfirmed` or `too_young`.
    public void requireAge(Giver giver, Instant now) {
        if (minimumAge == 0) {
            return;
        }
        LocalDate born = giver.birthDate();
        if (born == null) {
            throw Problem.refused("age_unconfirmed", "who gives must be at least " + minimumAge
                    + "; say your date of birth with gifts.confirmAge");
        }
        if (Period.between(born, Giver.day(now)).getYears() < minimumAge) {
            throw Problem.forbidden("too_young", "who gives must be at least " + minimumAge);
        }
    }

    /// Throws `own_daily_limit` or `daily_limit`.
    public void requireWithin(Giver giver, long coins, Instant now) {
        long given = giver.givenOn(Giver.day(now));
        ownLimit(giver, now).filter(limit -> coins > limit - given).ifPresent(limit -> {
            throw Problem.refused("own_daily_limit", "you set yourself a limit of " + limit + " coins a day, and "
                    + Math.max(0, limit - given) + " are left until midnight (UTC)");
        });
        if (hasDailyMax() && coins > dailyMax - given) {
            throw Problem.refused("daily_limit", "a giver may give " + dailyMax + " coins a day, and "
                    + Math.max(0, dailyMax - given) + " are left until midnight (UTC)");
        }
    }

    /// Whether what this giver gives must be counted.
    boolean counts(Giver giver, Instant now) {
        return hasDailyMax() || ownLimit(giver, now).isPresent();
    }

    /// Coins that may still be given today; empty where no limit holds.
    Optional<Long> left(Giver giver, Instant now) {
        long given = giver.givenOn(Giver.day(now));
        return Stream.concat(ownLimit(giver, now).stream(), hasDailyMax() ? Stream.of(dailyMax) : Stream.empty())
                .map(limit -> Math.max(0, limit - given)).min(Long::compare);
    }

    boolean hasDailyMax() {
        return limitsEnabled && dailyMax > 0;
    }

    private Optional<Long> ownLimit(Giver giver, Instant now) {
        return limitsEnabled ? giver.limit(now) : Optional.empty();
    }
}
