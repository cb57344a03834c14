package live.chobi.gifts.purchase;

import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import live.chobi.gifts.purchase.Settlement.Step;
import live.chobi.gifts.purchase.Standing.Booked;
import live.chobi.kernel.UserId;
import live.chobi.kernel.Uuid7;
import live.chobi.ledger.AccountType.Fiat;
import live.chobi.ledger.LedgerFacts;
import live.chobi.ledger.Reversals;
import live.chobi.log.Draft;
import live.chobi.log.Postings.AccountId;
import live.chobi.log.Postings.Leg;
import live.chobi.log.Postings.Outcome.Posted;
import live.chobi.log.Postings.Transfer;
import live.chobi.log.Stripe;
import org.jspecify.annotations.Nullable;

/// Books the money of a purchase in its currency, whatever becomes of its coins: a sale when it is paid, reversals of
/// it when money goes back, a second sale when a bank gives it again, and what the provider keeps.
final class SaleBook {
    private SaleBook() {
    }

    /// For people who read the books.
    record Memo(UUID purchaseId, String provider, @Nullable String payment) {
        static Memo of(Purchase purchase) {
            return new Memo(purchase.id(), purchase.provider(), purchase.standing().ids().payment());
        }
    }

    /// What a command must lock that may learn of money.
    static List<AccountId> accounts(UserId user, String currency) {
        short stripe = Stripe.of(user.value());
        Currency of = Currency.getInstance(currency);
        return List.of(Fiat.PROVIDER.in(of).of(stripe), Fiat.SALES.in(of).of(stripe),
                Fiat.PROVIDER_FEES.in(of).of(stripe));
    }

    static Step follow(Purchase purchase, LedgerFacts ledger, Draft draft) {
        Purchase at = purchase;
        Booked booked = at.standing().booked();
        if (at.standing().told().paidAt() != null && booked.sale() == null) {
            Optional<UUID> sale = sell(at, at.price().amount(), "sale", ledger, draft);
            if (sale.isEmpty()) {
                return new Step(at, false);
            }
            at = at.with(booked.sold(at.price().amount(), sale.get()));
        }
        booked = at.standing().booked();
        long more = at.cashDue() - booked.cash();
        if (more > 0) {
            Optional<UUID> again = sell(at, more, "sale_reinstated", ledger, draft);
            if (again.isEmpty()) {
                return new Step(at, false);
            }
            at = at.with(booked.soldAgain(at.cashDue(), again.get()));
        } else if (more < 0) {
            long left = giveBack(at, -more, ledger, draft);
            at = at.with(booked.cash(at.cashDue() + left));
            if (left > 0) {
                return new Step(at, false);
            }
        }
        return keep(at, draft);
    }

    private static Optional<UUID> sell(Purchase purchase, long amount, String kind, LedgerFacts ledger, Draft draft) {
        UUID id = Uuid7.next();
        Currency currency = Currency.getInstance(purchase.price().currency());
        List<Leg> legs = List.of(new Leg(Fiat.PROVIDER.in(currency).of(draft.stripe()), -amount),
                new Leg(Fiat.SALES.in(currency).of(draft.stripe()), amount));
        if (!post(draft, id, kind, purchase, legs)) {
            return Optional.empty();
        }
        ledger.moved(id, legs);
        return Optional.of(id);
    }

    /// The newest sale first.
    ///
    /// @return what could not be given back
    private static long giveBack(Purchase purchase, long amount, LedgerFacts ledger, Draft draft) {
        Booked booked = purchase.standing().booked();
        AccountId pivot = Fiat.SALES.in(Currency.getInstance(purchase.price().currency())).of(draft.stripe());
        List<UUID> sales = new ArrayList<>();
        Optional.ofNullable(booked.saleAgain()).ifPresent(sales::add);
        Optional.ofNullable(booked.sale()).ifPresent(sales::add);
        String kind = purchase.state() == PurchaseState.CHARGED_BACK ? "sale_charged_back" : "sale_refunded";
        long left = amount;
        for (UUID sale : sales) {
            long part = Math.min(left, ledger.left(sale, pivot));
            if (part > 0 && Reversals.reverse(draft, ledger, Uuid7.next(), sale, pivot, part, kind,
                    Memo.of(purchase)) instanceof Posted) {
                left -= part;
            }
        }
        return left;
    }

    /// What the provider keeps for itself.
    private static Step keep(Purchase purchase, Draft draft) {
        Booked booked = purchase.standing().booked();
        long more = purchase.standing().fee() - booked.fee();
        if (more <= 0) {
            return new Step(purchase, true);
        }
        Currency currency = Currency.getInstance(purchase.price().currency());
        return post(draft, Uuid7.next(), "provider_fee", purchase,
                List.of(new Leg(Fiat.PROVIDER.in(currency).of(draft.stripe()), more),
                        new Leg(Fiat.PROVIDER_FEES.in(currency).of(draft.stripe()), -more)))
                                ? new Step(purchase.with(booked.fee(purchase.standing().fee())), true)
                                : new Step(purchase, false);
    }

    private static boolean post(Draft draft, UUID id, String kind, Purchase purchase, List<Leg> legs) {
        return draft.post(new Transfer(id, kind, Optional.empty(), legs, Memo.of(purchase))) instanceof Posted;
    }
}
