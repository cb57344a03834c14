package live.chobi.gifts.purchase;

import static live.chobi.schema.generated.gifts.Tables.PAYMENT_EVENT;
import static live.chobi.schema.generated.gifts.Tables.PURCHASE;
import static live.chobi.schema.generated.gifts.Tables.REFUND;

import live.chobi.schema.Bundle;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import live.chobi.gifts.purchase.packs.CoinPack;
import live.chobi.gifts.purchase.packs.CoinPacks;
import live.chobi.gifts.purchase.provider.PaymentEvent;
import live.chobi.kernel.UserId;
import live.chobi.ledger.LedgerFacts;
import live.chobi.log.Command;
import live.chobi.log.FactSource;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/// The purchases, packs and refunds that a batch looks at. Owner: the shard that runs the batch.
final class PurchaseFacts {
    static final FactSource<PurchaseFacts> SOURCE = new FactSource<>() {
        @Override
        public PurchaseFacts load(DSLContext tx, List<Command<?>> commands) {
            return PurchaseFacts.load(tx, commands.stream().<PurchaseCommand<?>>map(PurchaseCommand.class::cast)
                    .toList());
        }

        @Override
        public void write(Bundle bundle, PurchaseFacts facts) {
            facts.write(bundle.tx());
        }
    };

    /// An event and what became of it.
    private record Heard(UUID purchase, String provider, PaymentEvent event, NewsOutcome outcome) {}

    private final Map<UUID, CoinPack> forSale = new HashMap<>();
    private final Map<String, CoinPack> byCode = new HashMap<>();
    private final Map<UUID, Purchase> purchases = new HashMap<>();
    private final Map<UUID, Refund> refunds = new LinkedHashMap<>();
    private final Map<UUID, Purchase> changed = new LinkedHashMap<>();
    private final Map<UUID, Refund> changedRefunds = new LinkedHashMap<>();
    private final List<Heard> heard = new ArrayList<>();

    private final LedgerFacts ledger;

    private PurchaseFacts(LedgerFacts ledger) {
        this.ledger = ledger;
    }

    private static PurchaseFacts load(DSLContext tx, List<PurchaseCommand<?>> commands) {
        Collection<String> receipts = new ArrayList<>();
        Collection<UUID> buyers = new ArrayList<>();
        for (PurchaseCommand<?> command : commands) {
            switch (command) {
                case StartPurchase it -> buyers.add(it.user().value());
                case TakeReceipt it -> receipts.add(it.receipt().transaction());
                case ApplyNews _,OrderRefund _ -> {
                }
            }
        }
        UUID[] ids = commands.stream().flatMap(it -> it.purchase().stream()).distinct().toArray(UUID[]::new);
        List<Purchase> loaded = tx.selectFrom(PURCHASE)
                .where(PURCHASE.ID.eq(DSL.any(ids))
                        .or(PURCHASE.USER_ID.eq(DSL.any(buyers.toArray(UUID[]::new)))
                                .and(PURCHASE.STATE.in("created", "pending")))
                        .or(PURCHASE.REFERENCE.eq(DSL.any(receipts.toArray(String[]::new)))))
                .orderBy(PURCHASE.ID).forUpdate().fetch(PurchaseRows::purchase);
        PurchaseFacts facts = new PurchaseFacts(LedgerFacts.about(tx, loaded.stream().map(it -> it.standing().booked())
                .flatMap(it -> Stream.of(it.transfer(), it.again(), it.sale(), it.saleAgain()))
                .filter(Objects::nonNull).toList()));
        loaded.forEach(it -> facts.purchases.put(it.id(), it));
        if (!buyers.isEmpty()) {
            CoinPacks.forSale(tx).forEach(pack -> facts.forSale.put(pack.id(), pack));
        }
        if (!receipts.isEmpty()) {
            CoinPacks.all(tx).forEach(pack -> facts.byCode.put(pack.code(), pack));
        }
        tx.selectFrom(REFUND).where(REFUND.PURCHASE_ID.eq(DSL.any(ids))).orderBy(REFUND.ID)
                .forEach(row -> facts.refunds.put(row.getId(), Refund.of(row)));
        return facts;
    }

    /// The transfers of these purchases.
    LedgerFacts ledger() {
        return ledger;
    }

    Optional<CoinPack> forSale(UUID pack) {
        return Optional.ofNullable(forSale.get(pack));
    }

    /// Also those that are not for sale: a store's buyer has paid already.
    Optional<CoinPack> withCode(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    Optional<Purchase> purchase(UUID id) {
        return Optional.ofNullable(purchases.get(id));
    }

    Optional<Purchase> ofTransaction(String provider, String transaction) {
        return purchases.values().stream().filter(
                it -> it.provider().equals(provider) && transaction.equals(it.standing().ids().reference()))
                .findFirst();
    }

    long open(UserId user) {
        return purchases.values().stream().filter(it -> it.user().equals(user) && it.isOpen()).count();
    }

    Stream<Refund> refunds(UUID purchase) {
        return refunds.values().stream().filter(it -> it.purchase().equals(purchase));
    }

    void put(Purchase purchase) {
        purchases.put(purchase.id(), purchase);
        changed.put(purchase.id(), purchase);
    }

    void put(Refund refund) {
        refunds.put(refund.id(), refund);
        changedRefunds.put(refund.id(), refund);
    }

    void heard(UUID purchase, String provider, PaymentEvent event, NewsOutcome outcome) {
        heard.add(new Heard(purchase, provider, event, outcome));
    }

    private void write(DSLContext tx) {
        changed.values().forEach(it -> PurchaseRows.write(tx, it));
        changedRefunds.values().forEach(it -> it.write(tx));
        for (Heard it : heard) {
            tx.insertInto(PAYMENT_EVENT).set(PAYMENT_EVENT.PROVIDER, it.provider())
                    .set(PAYMENT_EVENT.EVENT_ID, it.event().id()).set(PAYMENT_EVENT.PURCHASE_ID, it.purchase())
                    .set(PAYMENT_EVENT.TYPE, it.event().type())
                    .set(PAYMENT_EVENT.AT, Objects.requireNonNull(it.event().at().atOffset(ZoneOffset.UTC)))
                    .set(PAYMENT_EVENT.OUTCOME, it.outcome().name().toLowerCase(Locale.ROOT))
                    .onConflictDoNothing().execute();
        }
    }
}
