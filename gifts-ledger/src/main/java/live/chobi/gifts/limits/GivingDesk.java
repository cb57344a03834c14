package live.chobi.gifts.limits;

import live.chobi.schema.Bundle;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import live.chobi.kernel.UserId;
import live.chobi.log.FactSource;
import live.chobi.log.Sequencer;
import live.chobi.schema.Database;
import org.jspecify.annotations.Nullable;

/// Shows a giver what they may give, and changes it. Virtual threads.
public final class GivingDesk {
    /// What holds for a giver. Amounts are coins a day, by UTC.
    ///
    /// @param given today, while a limit held
    /// @param left today; null where no limit holds
    /// @param ownLimit that holds now; null: none
    /// @param next what takes its place; null: nothing does
    /// @param dailyMax of this installation; null: none
    /// @param minimumAge of this installation; null: none
    /// @param birthDate as it was said; null: it was not
    public record View(LocalDay day, long given, @Nullable Long left, @Nullable Long ownLimit, @Nullable Next next,
            @Nullable Long dailyMax, @Nullable Integer minimumAge, @Nullable String birthDate) {}

    /// @param endsAt its last moment is before this one
    public record LocalDay(String date, Instant endsAt) {}

    /// @param coinsPerDay null: no limit of one's own any more
    public record Next(@Nullable Long coinsPerDay, Instant from) {}

    private final Database database;
    private final Sequencer sequencer;
    private final ChangeGiver.Rule<?> rule;
    private final GivingTerms terms;

    /// @param facts those of gifts
    public GivingDesk(Database database, Sequencer sequencer, FactSource<? extends GiverFacts> facts,
            GivingTerms terms) {
        this.database = database;
        this.sequencer = sequencer;
        this.rule = new ChangeGiver.Rule<>(facts);
        this.terms = terms;
    }

    View change(UserId giver, ChangeGiver.Wish wish) {
        var _ = sequencer.run(rule, new ChangeGiver(giver, wish));
        return of(giver);
    }

    View of(UserId user) {
        return database.read(db -> {
            GiverBook givers = new GiverBook();
            new Bundle(db).query(GiverBook.NOW, givers::readNow)
                    .query(GiverBook.OF_USERS, givers::read, (Object) new UUID[]{user.value()}).run();
            return view(givers.of(user), givers.now());
        });
    }

    private View view(Giver giver, Instant now) {
        LocalDate today = Giver.day(now);
        Optional<Long> own = giver.limit(now);
        Giver.Next next = giver.next();
        return new View(new LocalDay(today.toString(), today.plusDays(1).atStartOfDay(java.time.ZoneOffset.UTC)
                .toInstant()), giver.givenOn(today), terms.left(giver, now).orElse(null), own.orElse(null),
                next == null || !now.isBefore(next.from()) ? null : new Next(next.limit(), next.from()),
                terms.hasDailyMax() ? terms.dailyMax() : null, terms.minimumAge() == 0 ? null : terms.minimumAge(),
                giver.birthDate() == null ? null : giver.birthDate().toString());
    }
}
