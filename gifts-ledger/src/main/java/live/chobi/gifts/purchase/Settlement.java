package live.chobi.gifts.purchase;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import live.chobi.gifts.purchase.Standing.Booked;
import live.chobi.gifts.wallet.CoinIssue;
import live.chobi.kernel.Uuid7;
import live.chobi.ledger.AccountType;
import live.chobi.ledger.LedgerFacts;
import live.chobi.ledger.Reversals;
import live.chobi.log.Draft;
import live.chobi.log.Postings.AccountId;
import live.chobi.log.Postings.Leg;
import live.chobi.log.Postings.Link;
import live.chobi.log.Postings.Outcome.Posted;
import live.chobi.log.Postings.Relation;
import live.chobi.log.Postings.Transfer;
import org.jspecify.annotations.Nullable;

/// Moves the coins of a purchase to what its money is worth. The only place that posts for purchases, but for their
/// money itself ([SaleBook]).
///
/// What goes back is a reversal of the transfer that brought it, as far as the coins are there and that transfer has not
/// been given back already; the rest is a correcting transfer that names it, since a reversal cannot make a debt.
final class Settlement {
    private Settlement() {
    }

    /// How far it came.
    ///
    /// @param isComplete false where the ledger refuses: an account is frozen, or would hold more than it can
    record Step(Purchase purchase, boolean isComplete) {}

    /// For the statement of account.
    ///
    /// @param corrects the transfer that brought the coins, where this one takes some back
    /// @param owed coins of it that became a debt, or paid one
    record Memo(UUID purchaseId, long coins, String currency, long amount, String provider, @Nullable String payment,
            @Nullable UUID corrects, long owed) {}

    /// For readers outside.
    record Event(UUID purchaseId, UUID userId, PurchaseState state, long coins, long issued) {}

    /// The money first, which is there whatever becomes of the coins.
    static Step settle(Purchase purchase, LedgerFacts ledger, Draft draft) {
        Step money = SaleBook.follow(purchase, ledger, draft);
        Step coins = coins(money.purchase(), ledger, draft);
        return new Step(coins.purchase(), money.isComplete() && coins.isComplete());
    }

    private static Step coins(Purchase purchase, LedgerFacts ledger, Draft draft) {
        long difference = purchase.due() - purchase.standing().issued();
        if (difference == 0) {
            return new Step(purchase, true);
        }
        return difference > 0
                ? issued(purchase, difference, ledger, draft)
                : takenBack(purchase, -difference, ledger, draft);
    }

    /// The wallet's part and the debt's are transfers of their own, so that the one can be reversed without the other.
    private static Step issued(Purchase purchase, long coins, LedgerFacts ledger, Draft draft) {
        long owed = CoinIssue.owed(purchase.user(), coins, draft);
        Purchase at = purchase;
        String kind = purchase.standing().transfer() == null ? "purchase" : "purchase_reinstated";
        if (coins > owed) {
            List<Leg> legs = CoinIssue.mint(at.user(), coins - owed, draft);
            Optional<UUID> mint = post(at, kind, coins - owed, 0, legs, Optional.empty(), draft);
            if (mint.isEmpty()) {
                return new Step(at, false);
            }
            ledger.moved(mint.get(), legs);
            at = at.with(at.standing().booked().minted(at.standing().issued() + coins - owed, mint.get()));
        }
        if (owed > 0) {
            Optional<UUID> paid = post(at, "debt_paid", owed, owed, CoinIssue.payDebt(at.user(), owed, draft),
                    Optional.empty(), draft);
            if (paid.isEmpty()) {
                return new Step(at, false);
            }
            at = at.with(at.standing().booked().paidDebt(at.standing().issued() + owed, paid.get()));
        }
        return new Step(at, true);
    }

    private static Step takenBack(Purchase purchase, long coins, LedgerFacts ledger, Draft draft) {
        AccountId wallet = AccountType.WALLET.of(purchase.user());
        String kind = purchase.state() == PurchaseState.CHARGED_BACK ? "charge_back" : "refund";
        Booked booked = purchase.standing().booked();
        List<UUID> mints = new ArrayList<>();
        Optional.ofNullable(booked.again()).ifPresent(mints::add);
        Optional.ofNullable(booked.transfer()).ifPresent(mints::add);
        long left = coins;
        for (UUID mint : mints) {
            long part = Math.min(Math.min(left, draft.balance(wallet)), ledger.left(mint, wallet));
            if (part > 0 && Reversals.reverse(draft, ledger, Uuid7.next(), mint, wallet, part, kind,
                    memo(purchase, -part, 0, mint)) instanceof Posted) {
                left -= part;
            }
        }
        if (left > 0) {
            UUID corrected = Objects.requireNonNull(booked.transfer(), "coins come by a transfer");
            long owed = left - Math.min(left, draft.balance(wallet));
            Optional<UUID> correction = post(purchase, kind, -left, owed,
                    CoinIssue.takeBack(purchase.user(), left, draft),
                    Optional.of(new Link(Relation.CORRECTS, corrected)), draft);
            left = correction.isPresent() ? 0 : left;
        }
        return new Step(purchase.with(booked.issued(purchase.due() + left)), left == 0);
    }

    private static Optional<UUID> post(Purchase purchase, String kind, long coins, long owed, List<Leg> legs,
            Optional<Link> link, Draft draft) {
        UUID id = Uuid7.next();
        return draft.post(new Transfer(id, kind, Optional.of(purchase.user()), legs,
                memo(purchase, coins, owed, link.map(Link::subject).orElse(null)), link)) instanceof Posted
                        ? Optional.of(id)
                        : Optional.empty();
    }

    private static Memo memo(Purchase purchase, long coins, long owed, @Nullable UUID corrects) {
        return new Memo(purchase.id(), coins, purchase.price().currency(), purchase.price().amount(),
                purchase.provider(), purchase.standing().ids().payment(), corrects, owed);
    }

    static Event event(Purchase purchase) {
        return new Event(purchase.id(), purchase.user().value(), purchase.state(), purchase.coins(),
                purchase.standing().issued());
    }
}
