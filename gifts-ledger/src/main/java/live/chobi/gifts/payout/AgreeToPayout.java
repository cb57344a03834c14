package live.chobi.gifts.payout;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import live.chobi.kernel.Problem;
import live.chobi.kernel.UserId;
import live.chobi.log.CommandKind;
import live.chobi.log.Draft;
import live.chobi.log.FactSource;

/// An administrator agrees to a payout; the job that pays it comes with that. Needs no key: what is so already is
/// answered again.
///
/// Refused, in this order: no such payout, the administrator's own, it is decided otherwise, the host's earnings are
/// frozen.
///
/// @param provider that is to pay
record AgreeToPayout(UserId user, UUID id, UserId by, String provider) implements PayoutCommand<AgreeToPayout.Answer> {
    /// @param changed false when it was so already
    record Answer(PayoutState state, boolean changed) {}

    @Override
    public Optional<UUID> payout() {
        return Optional.of(id);
    }

    /// Four eyes: whoever gets the money never decides that it is paid.
    static void requireAnother(Payout payout, UserId by) {
        if (payout.user().equals(by)) {
            throw Problem.forbidden("own_payout", "another administrator must decide about your own payout");
        }
    }

    static Problem decided(Payout payout) {
        return Problem.refused("payout_decided",
                "this payout is " + payout.state().name().toLowerCase(Locale.ROOT) + " already");
    }

    /// How it is decided.
    record Rule() implements CommandKind<AgreeToPayout, PayoutFacts, Answer> {
        @Override
        public FactSource<PayoutFacts> facts() {
            return PayoutFacts.SOURCE;
        }

        @Override
        public Answer decide(AgreeToPayout command, PayoutFacts facts, Draft draft) {
            Payout before = facts.payout(command.id()).orElseThrow(() -> Problem.notFound("payout", command.id()));
            requireAnother(before, command.by());
            if (before.decision().approvedAt() != null) {
                return new Answer(before.state(), false);
            }
            if (before.state() != PayoutState.REQUESTED) {
                throw decided(before);
            }
            if (facts.isFrozen(before.user())) {
                throw Problem.refused("account_frozen", "an account of the host is frozen");
            }
            Payout agreed = before.approved(command.by(), command.provider(), draft.now());
            PayoutMoney.Step step = PayoutMoney.follow(agreed, facts, draft);
            if (!step.isComplete()) {
                throw Problem.refused("hold_closed",
                        "the hold of this payout ended, and its diamonds are not there any more");
            }
            Payout after = step.payout();
            facts.put(after);
            facts.done(after.id(), "admin", "approved", command.by(), draft.now());
            FollowPayout.enqueue(after, Duration.ZERO, draft);
            FollowPayout.tell(after, draft);
            return new Answer(after.state(), true);
        }

        @Override
        public Class<Answer> answerType() {
            return Answer.class;
        }
    }
}
