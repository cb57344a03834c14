package live.chobi.gifts.payout;

import static live.chobi.schema.generated.gifts.Tables.PAYOUT;
import static live.chobi.schema.generated.gifts.Tables.PAYOUT_DESTINATION;
import static live.chobi.schema.generated.gifts.Tables.PAYOUT_EVENT;

import live.chobi.schema.Bundle;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import live.chobi.gifts.payout.provider.PayoutEvent;
import live.chobi.gifts.purchase.NewsOutcome;
import live.chobi.kernel.UserId;
import live.chobi.kernel.Uuid7;
import live.chobi.ledger.LedgerFacts;
import live.chobi.log.Command;
import live.chobi.log.FactSource;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// The payouts that a batch looks at, with their holds. Owner: the shard that runs the batch.
final class PayoutFacts {
    static final FactSource<PayoutFacts> SOURCE = new FactSource<>() {
        @Override
        public PayoutFacts load(DSLContext tx, List<Command<?>> commands) {
            return PayoutFacts.load(tx, commands.stream().<PayoutCommand<?>>map(PayoutCommand.class::cast).toList());
        }

        @Override
        public void write(Bundle bundle, PayoutFacts facts) {
            facts.write(bundle);
        }
    };

    private record Heard(UUID payout, String source, PayoutEvent event, @Nullable UserId by, String outcome) {}

    private final LedgerFacts ledger;
    private final Set<UserId> frozen = new HashSet<>();
    private final Map<UserId, UUID> lastDestinations = new HashMap<>();
    private final Map<UUID, Payout> payouts = new HashMap<>();
    private final Map<UUID, Payout> changed = new LinkedHashMap<>();
    private final List<Destinations.Sealed> destinations = new ArrayList<>();
    private final List<Heard> heard = new ArrayList<>();

    private PayoutFacts(LedgerFacts ledger) {
        this.ledger = ledger;
    }

    private static PayoutFacts load(DSLContext tx, List<PayoutCommand<?>> commands) {
        UUID[] ids = commands.stream().flatMap(it -> it.payout().stream()).distinct().toArray(UUID[]::new);
        UUID[] hosts = commands.stream().map(it -> it.user().value()).distinct().toArray(UUID[]::new);
        UUID[] asking = commands.stream().filter(StartPayout.class::isInstance).map(it -> it.user().value())
                .distinct().toArray(UUID[]::new);
        List<Payout> loaded = tx.selectFrom(PAYOUT)
                .where(PAYOUT.ID.eq(DSL.any(ids))
                        .or(PAYOUT.USER_ID.eq(DSL.any(asking)).and(PAYOUT.STATE.in("requested", "approved"))))
                .orderBy(PAYOUT.ID).forUpdate().fetch(PayoutRows::payout);
        // Which hold it is, is known under the lock alone: it may have been renewed.
        PayoutFacts facts = new PayoutFacts(
                LedgerFacts.about(tx, loaded.stream().map(it -> it.money().hold()).toList()));
        loaded.forEach(it -> facts.payouts.put(it.id(), it));
        tx.fetch("select distinct owner from ledger.account where frozen and type in (2, 8) and owner = any ({0})",
                DSL.val(hosts)).forEach(row -> facts.frozen.add(new UserId(row.get("owner", UUID.class))));
        if (asking.length > 0) {
            tx.fetch("""
                    select distinct on (user_id) user_id, id from gifts.payout_destination
                    where user_id = any ({0}) order by user_id, id desc
                    """, DSL.val(asking)).forEach(row -> facts.lastDestinations
                    .put(new UserId(row.get("user_id", UUID.class)), row.get("id", UUID.class)));
        }
        return facts;
    }

    LedgerFacts ledger() {
        return ledger;
    }

    Optional<Payout> payout(UUID id) {
        return Optional.ofNullable(payouts.get(id));
    }

    /// Neither paid nor over.
    long open(UserId user) {
        return payouts.values().stream().filter(it -> it.user().equals(user) && it.state().isOpen()).count();
    }

    boolean isFrozen(UserId user) {
        return frozen.contains(user);
    }

    Optional<UUID> lastDestination(UserId user) {
        return Optional.ofNullable(lastDestinations.get(user));
    }

    void put(Destinations.Sealed destination) {
        destinations.add(destination);
        lastDestinations.put(destination.user(), destination.id());
    }

    void put(Payout payout) {
        payouts.put(payout.id(), payout);
        changed.put(payout.id(), payout);
    }

    void heard(UUID payout, String provider, PayoutEvent event, NewsOutcome outcome) {
        heard.add(new Heard(payout, provider, event, null, outcome.name().toLowerCase(Locale.ROOT)));
    }

    /// What a person did.
    ///
    /// @param source `host` or `admin`
    void done(UUID payout, String source, String type, UserId by, Instant at) {
        heard.add(new Heard(payout, source, new PayoutEvent(Uuid7.next().toString(), type, at, Optional.empty()), by,
                "applied"));
    }

    private void write(Bundle bundle) {
        LedgerFacts.SOURCE.write(bundle, ledger);
        DSLContext tx = bundle.tx();
        for (Destinations.Sealed it : destinations) {
            tx.insertInto(PAYOUT_DESTINATION).set(it.row(tx)).execute();
        }
        changed.values().forEach(it -> PayoutRows.write(tx, it));
        for (Heard it : heard) {
            tx.insertInto(PAYOUT_EVENT).set(PAYOUT_EVENT.SOURCE, it.source())
                    .set(PAYOUT_EVENT.EVENT_ID, it.event().id()).set(PAYOUT_EVENT.PAYOUT_ID, it.payout())
                    .set(PAYOUT_EVENT.TYPE, it.event().type())
                    .set(PAYOUT_EVENT.BY, it.by() == null ? null : it.by().value())
                    .set(PAYOUT_EVENT.AT, Objects.requireNonNull(it.event().at().atOffset(ZoneOffset.UTC)))
                    .set(PAYOUT_EVENT.OUTCOME, it.outcome()).onConflictDoNothing().execute();
        }
    }
}
