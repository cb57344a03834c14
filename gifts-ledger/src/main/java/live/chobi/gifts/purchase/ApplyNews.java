package live.chobi.gifts.purchase;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import live.chobi.gifts.invoice.Invoices;
import live.chobi.gifts.purchase.provider.PaymentEvent;
import live.chobi.gifts.purchase.provider.PaymentNews;
import live.chobi.kernel.Problem;
import live.chobi.kernel.UserId;
import live.chobi.log.CommandKind;
import live.chobi.log.Draft;
import live.chobi.log.FactSource;
import live.chobi.log.Postings.AccountId;

/// Merges what a provider told into a purchase, and moves the coins that follow from it, in one transaction. Needs no
/// key: the same again changes nothing.
///
/// @param id of the purchase
/// @param currency of the purchase
/// @param provider who told
/// @param event with no news, it only moves the coins that the ledger would not move before
/// @param refund the order that this fulfils
record ApplyNews(UserId user, UUID id, String currency, String provider, PaymentEvent event, Optional<UUID> refund)
        implements
            PurchaseCommand<ApplyNews.Answer> {
    /// @param before the state that it was in
    /// @param issued coins more in the ledger than before; negative where some were taken back
    record Answer(NewsOutcome outcome, PurchaseState before, PurchaseState state, long issued) {}

    @Override
    public Optional<UUID> purchase() {
        return Optional.of(id);
    }

    @Override
    public List<AccountId> accounts() {
        return PurchaseCommand.accounts(user, currency);
    }

    /// How it is decided.
    record Rule() implements CommandKind<ApplyNews, PurchaseFacts, Answer> {
        @Override
        public FactSource<PurchaseFacts> facts() {
            return PurchaseFacts.SOURCE;
        }

        @Override
        public Answer decide(ApplyNews command, PurchaseFacts facts, Draft draft) {
            Purchase before = facts.purchase(command.id())
                    .orElseThrow(() -> Problem.notFound("purchase", command.id()));
            if (!before.provider().equals(command.provider())) {
                return new Answer(NewsOutcome.OTHER_PROVIDER, before.state(), before.state(), 0);
            }
            if (command.event().news().filter(news -> !isAbout(before, news)).isPresent()) {
                facts.heard(before.id(), command.provider(), command.event(), NewsOutcome.AMOUNT_MISMATCH);
                return new Answer(NewsOutcome.AMOUNT_MISMATCH, before.state(), before.state(), 0);
            }
            Purchase told = command.event().news().map(news -> before.after(news, draft.now())).orElse(before);
            Settlement.Step settled = Settlement.settle(told, facts.ledger(), draft);
            Purchase after = settled.purchase();
            NewsOutcome outcome = outcome(before, after, settled.isComplete());
            if (!after.standing().isBookedLike(before.standing())) {
                Invoices.enqueueForPurchase(draft, after.id());
            }
            if (!after.equals(before)) {
                facts.put(after);
                draft.event(PurchaseDesk.CHANGED, Settlement.event(after));
            }
            command.refund().flatMap(id -> facts.refunds(before.id()).filter(it -> it.id().equals(id)).findFirst())
                    .filter(refund -> refund.doneAt() == null).ifPresent(refund -> facts.put(refund.done(draft.now())));
            facts.heard(before.id(), command.provider(), command.event(), outcome);
            return new Answer(outcome, before.state(), after.state(),
                    after.standing().issued() - before.standing().issued());
        }

        private static NewsOutcome outcome(Purchase before, Purchase after, boolean isSettled) {
            if (!isSettled) {
                return NewsOutcome.HELD_BACK;
            }
            return after.equals(before) ? NewsOutcome.NOTHING_NEW : NewsOutcome.APPLIED;
        }

        /// Money of another amount or currency never brings coins: the price was fixed here.
        private static boolean isAbout(Purchase purchase, PaymentNews news) {
            String currency = purchase.price().currency();
            return switch (news) {
                case PaymentNews.Paid it -> it.currency().equals(currency) && it.amount() == purchase.price().amount();
                case PaymentNews.Refunded it -> it.currency().equals(currency) && it.total() > 0;
                case PaymentNews.ChargedBack it -> it.currency().equals(currency) && it.amount() > 0;
                case PaymentNews.Fee it -> it.currency().equals(currency) && it.total() >= 0;
                case PaymentNews.Opened _,PaymentNews.Failed _,PaymentNews.Expired _,PaymentNews.Reinstated _ ->
                    true;
            };
        }

        @Override
        public Class<Answer> answerType() {
            return Answer.class;
        }
    }
}
