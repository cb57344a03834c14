package live.chobi.gifts.purchase;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import live.chobi.kernel.Problem;
import live.chobi.kernel.UserId;
import live.chobi.kernel.Uuid7;
import live.chobi.log.CommandKey;
import live.chobi.log.CommandKind;
import live.chobi.log.Draft;
import live.chobi.log.FactSource;

/// Notes that money is to go back, so that together with all other orders it never is more than was paid. The provider
/// is asked afterwards.
///
/// Refused, in this order: the key was used with other terms, no such purchase, it is not paid (or the bank has taken
/// the money already), more than is left.
///
/// @param amount minor units; empty for all that is left
/// @param by the administrator, whose key it is
record OrderRefund(UserId user, UUID id, Optional<Long> amount, UserId by, String reason, String idempotencyKey)
        implements
            PurchaseCommand<OrderRefund.Answer> {
    /// @param before minor units that had gone back, or were to go, when it was ordered
    record Answer(UUID refundId, long amount, long before) {}

    @Override
    public Optional<UUID> purchase() {
        return Optional.of(id);
    }

    @Override
    public Optional<CommandKey> key() {
        return Optional.of(new CommandKey(by, idempotencyKey,
                "refund " + id + " " + amount.map(Object::toString).orElse("all")));
    }

    /// How it is decided.
    record Rule() implements CommandKind<OrderRefund, PurchaseFacts, Answer> {
        @Override
        public FactSource<PurchaseFacts> facts() {
            return PurchaseFacts.SOURCE;
        }

        @Override
        public Answer decide(OrderRefund command, PurchaseFacts facts, Draft draft) {
            Purchase purchase = facts.purchase(command.id())
                    .orElseThrow(() -> Problem.notFound("purchase", command.id()));
            if (purchase.state() != PurchaseState.PAID || purchase.standing().ids().payment() == null) {
                throw Problem.refused("purchase_not_paid", "only what is paid can be refunded; this purchase is "
                        + purchase.state().name().toLowerCase(Locale.ROOT));
            }
            long before = purchase.standing().returned().refunded()
                    + facts.refunds(command.id()).filter(Refund::isOpen).mapToLong(Refund::amount).sum();
            long left = purchase.price().amount() - before;
            long amount = command.amount().orElse(left);
            if (amount < 1 || amount > left) {
                throw Problem.refused("more_than_paid", "of " + purchase.price().amount() + " "
                        + purchase.price().currency() + " there is " + left + " left to refund, asked for " + amount);
            }
            Refund refund = new Refund(Uuid7.next(), command.id(), amount, command.by(), command.reason(), draft.now(),
                    null, null);
            facts.put(refund);
            return new Answer(refund.id(), amount, before);
        }

        @Override
        public Class<Answer> answerType() {
            return Answer.class;
        }
    }
}
