package live.chobi.gifts.payout;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import live.chobi.gifts.payout.Payout.Ending;
import live.chobi.kernel.Problem;
import live.chobi.kernel.UserId;
import live.chobi.log.CommandKind;
import live.chobi.log.Draft;
import live.chobi.log.FactSource;
import org.jspecify.annotations.Nullable;

/// Ends a payout that nobody has agreed to yet, and gives its diamonds back: the host cancels it, or an administrator
/// rejects it. Needs no key: what is so already is answered again.
///
/// Refused, in this order: no such payout, an administrator's own, it is not open any more.
record EndPayout(UserId user, UUID id, Ending how, UserId by, @Nullable String reason)
        implements
            PayoutCommand<EndPayout.Answer> {
    /// @param changed false when it was so already
    record Answer(PayoutState state, boolean changed) {}

    @Override
    public Optional<UUID> payout() {
        return Optional.of(id);
    }

    /// How it is decided.
    record Rule() implements CommandKind<EndPayout, PayoutFacts, Answer> {
        @Override
        public FactSource<PayoutFacts> facts() {
            return PayoutFacts.SOURCE;
        }

        @Override
        public Answer decide(EndPayout command, PayoutFacts facts, Draft draft) {
            Payout before = facts.payout(command.id()).orElseThrow(() -> Problem.notFound("payout", command.id()));
            if (command.how() == Ending.REJECTED) {
                AgreeToPayout.requireAnother(before, command.by());
            }
            if (before.decision().ending() == command.how()) {
                return new Answer(before.state(), false);
            }
            if (before.state() != PayoutState.REQUESTED) {
                throw AgreeToPayout.decided(before);
            }
            Payout ended = before.ended(command.how(), command.by(), draft.now(), command.reason());
            PayoutMoney.Step step = PayoutMoney.follow(ended, facts, draft);
            if (!step.isComplete()) {
                throw Problem.refused("balance_limit", "the host's account cannot take the diamonds");
            }
            Payout after = step.payout();
            facts.put(after);
            facts.done(after.id(), command.how() == Ending.CANCELLED ? "host" : "admin",
                    command.how().name().toLowerCase(Locale.ROOT), command.by(), draft.now());
            FollowPayout.schedule(after, draft);
            FollowPayout.tell(after, draft);
            return new Answer(after.state(), true);
        }

        @Override
        public Class<Answer> answerType() {
            return Answer.class;
        }
    }
}
