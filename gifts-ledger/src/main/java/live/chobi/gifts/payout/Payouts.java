package live.chobi.gifts.payout;

import static live.chobi.schema.generated.gifts.Tables.PAYOUT;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import live.chobi.kernel.UserId;
import live.chobi.schema.Database;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/// Reads payouts. Virtual threads.
final class Payouts {
    private final Database database;

    Payouts(Database database) {
        this.database = database;
    }

    Optional<Payout> byId(UUID id) {
        return find(PAYOUT.ID.eq(id));
    }

    Optional<Payout> byReference(String provider, String reference) {
        return find(PAYOUT.PROVIDER.eq(provider).and(PAYOUT.REFERENCE.eq(reference)));
    }

    private Optional<Payout> find(Condition which) {
        return database.read(db -> db.selectFrom(PAYOUT).where(which).fetchOptional(PayoutRows::payout));
    }

    /// Newest first, those asked for before `before`.
    List<Payout> of(UserId user, Optional<UUID> before, int limit) {
        Condition older = before.map(PAYOUT.ID::lt).orElse(DSL.noCondition());
        return database.read(db -> db.selectFrom(PAYOUT).where(PAYOUT.USER_ID.eq(user.value())).and(older)
                .orderBy(PAYOUT.ID.desc()).limit(limit).fetch(PayoutRows::payout));
    }

    /// Oldest first, those asked for after `after`.
    List<Payout> in(PayoutState state, Optional<UUID> after, int limit) {
        Condition younger = after.map(PAYOUT.ID::gt).orElse(DSL.noCondition());
        return database.read(db -> db.selectFrom(PAYOUT)
                .where(PAYOUT.STATE.eq(state.name().toLowerCase(Locale.ROOT))).and(younger).orderBy(PAYOUT.ID)
                .limit(limit).fetch(PayoutRows::payout));
    }
}
