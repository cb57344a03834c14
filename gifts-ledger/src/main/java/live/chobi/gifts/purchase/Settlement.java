package live.chobi.gifts.purchase;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import live.chobi.gifts.wallet.CoinIssue;
import live.chobi.kernel.Uuid7;
import live.chobi.ledger.AccountType;
import live.chobi.log.Draft;
import live.chobi.log.Postings.Leg;
import live.chobi.log.Postings.Outcome;
import live.chobi.log.Postings.Transfer;
import org.jspecify.annotations.Nullable;

/// Moves the coins of a purchase to what its money is worth. The only place that posts for purchases: what goes back is
/// a correcting transfer whose memo names the purchase and the transfer that it corrects.
final class Settlement {
    private Settlement() {
    }

    /// For the statement of account.
    ///
    /// @param corrects the transfer that brought the coins, where this one takes some back
    /// @param owed coins of it that became a debt, or paid one
    record Memo(UUID purchaseId, long coins, String currency, long amount, String provider, @Nullable String payment,
            @Nullable UUID corrects, long owed) {}

    /// For readers outside.
    record Event(UUID purchaseId, UUID userId, PurchaseState state, long coins, long issued) {}

    /// Empty where the ledger refuses: the account is frozen, or would hold more than it can.
    static Optional<Purchase> settle(Purchase purchase, Draft draft) {
        long difference = purchase.due() - purchase.standing().issued();
        if (difference == 0) {
            return Optional.of(purchase);
        }
        List<Leg> legs = difference > 0
                ? CoinIssue.issue(purchase.user(), difference, draft)
                : CoinIssue.takeBack(purchase.user(), -difference, draft);
        UUID id = Uuid7.next();
        Outcome outcome = draft.post(new Transfer(id, kind(purchase, difference), Optional.of(purchase.user()), legs,
                memo(purchase, difference, legs)));
        return switch (outcome) {
            case Outcome.Posted() -> Optional.of(purchase.with(purchase.standing().issued(purchase.due(), id)));
            case Outcome.Refused _ -> Optional.empty();
        };
    }

    private static String kind(Purchase purchase, long difference) {
        if (difference > 0) {
            return purchase.standing().transfer() == null ? "purchase" : "purchase_reinstated";
        }
        return purchase.state() == PurchaseState.CHARGED_BACK ? "charge_back" : "refund";
    }

    private static Memo memo(Purchase purchase, long difference, List<Leg> legs) {
        long owed = legs.stream().filter(leg -> leg.account().type() == AccountType.COIN_DEBT.code())
                .mapToLong(leg -> Math.abs(leg.amount())).sum();
        return new Memo(purchase.id(), difference, purchase.price().currency(), purchase.price().amount(),
                purchase.provider(), purchase.standing().ids().payment(), purchase.standing().transfer(), owed);
    }

    static Event event(Purchase purchase) {
        return new Event(purchase.id(), purchase.user().value(), purchase.state(), purchase.coins(),
                purchase.standing().issued());
    }
}
