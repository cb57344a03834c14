package live.chobi.gifts.purchase;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import live.chobi.gifts.invoice.Invoices;
import live.chobi.gifts.purchase.packs.CoinPack;
import live.chobi.gifts.purchase.packs.Price;
import live.chobi.gifts.purchase.provider.PaymentEvent;
import live.chobi.gifts.purchase.provider.PaymentNews;
import live.chobi.gifts.purchase.provider.ReceiptStore.Receipt;
import live.chobi.kernel.Problem;
import live.chobi.kernel.UserId;
import live.chobi.kernel.Uuid7;
import live.chobi.log.CommandKind;
import live.chobi.log.Draft;
import live.chobi.log.FactSource;
import live.chobi.log.Postings.AccountId;

/// Makes a purchase of a store's receipt, paid already. One transaction of a store brings its coins once, to whoever
/// showed it first.
///
/// @param receipt found good
record TakeReceipt(UserId user, String store, Receipt receipt) implements PurchaseCommand<TakeReceipt.Answer> {
    /// @param isNew false when the caller has shown it before
    record Answer(UUID purchaseId, boolean isNew, long issued) {}

    @Override
    public List<AccountId> accounts() {
        return PurchaseCommand.accounts(user, receipt.currency());
    }

    /// How it is decided.
    record Rule() implements CommandKind<TakeReceipt, PurchaseFacts, Answer> {
        @Override
        public FactSource<PurchaseFacts> facts() {
            return PurchaseFacts.SOURCE;
        }

        @Override
        public Answer decide(TakeReceipt command, PurchaseFacts facts, Draft draft) {
            Receipt receipt = command.receipt();
            Optional<Purchase> earlier = facts.ofTransaction(command.store(), receipt.transaction());
            if (earlier.isPresent()) {
                if (!earlier.get().user().equals(command.user())) {
                    throw Problem.forbidden("receipt_of_another_user", "somebody else has shown this receipt");
                }
                return new Answer(earlier.get().id(), false, 0);
            }
            CoinPack pack = facts.withCode(receipt.packCode()).orElseThrow(() -> Problem.refused("unknown_product",
                    "no pack is called " + Problem.quotable(receipt.packCode())));
            UUID id = Uuid7.next();
            Instant now = draft.now();
            Purchase bought = new Purchase(id, command.user(), "receipt:" + id, pack.id(),
                    pack.coinsWithBonus(), new Price(receipt.currency(), receipt.amount()), command.store(), now, now,
                    new Standing(new Standing.Ids(receipt.transaction(), null, null), Standing.NEW.told(),
                            Standing.NEW.returned(), 0, Standing.Booked.NOTHING));
            PaymentNews.Paid paid = new PaymentNews.Paid(id, receipt.transaction(), receipt.amount(),
                    receipt.currency());
            Purchase told = bought.after(paid, now);
            Settlement.Step settled = Settlement.settle(told, facts.ledger(), draft);
            Purchase after = settled.purchase();
            facts.put(after);
            Invoices.enqueueForPurchase(draft, id);
            facts.heard(id, command.store(), new PaymentEvent("receipt:" + receipt.transaction(), "receipt", now,
                    Optional.of(paid)), settled.isComplete() ? NewsOutcome.APPLIED : NewsOutcome.HELD_BACK);
            draft.event(PurchaseDesk.CHANGED, Settlement.event(after));
            return new Answer(id, true, after.standing().issued());
        }

        @Override
        public Class<Answer> answerType() {
            return Answer.class;
        }
    }
}
