package live.chobi.gifts.payout;

import java.util.Optional;
import java.util.UUID;
import live.chobi.gifts.payout.Payout.Decision;
import live.chobi.gifts.payout.Payout.Money;
import live.chobi.gifts.payout.Payout.Place;
import live.chobi.gifts.payout.Payout.Terms;
import live.chobi.gifts.payout.Payout.Told;
import live.chobi.kernel.Problem;
import live.chobi.kernel.UserId;
import live.chobi.kernel.Uuid7;
import live.chobi.ledger.AccountType;
import live.chobi.ledger.Holds;
import live.chobi.log.CommandKey;
import live.chobi.log.CommandKind;
import live.chobi.log.Draft;
import live.chobi.log.FactSource;
import live.chobi.log.Postings.Outcome.Refused;
import live.chobi.log.Postings.Refusal;

/// Asks for a payout at the rate of the moment, and sets its diamonds aside.
///
/// Refused, in this order: the key was used with other terms, less than the least, worth less than one minor unit, no
/// destination, too many open ones, the account is frozen, too few diamonds.
///
/// @param destination sealed already; empty for the one that was used last
record StartPayout(UserId user, long diamonds, String currency, Optional<Destinations.Sealed> destination,
        String idempotencyKey) implements PayoutCommand<StartPayout.Answer> {
    record Answer(UUID payoutId) {}

    @Override
    public Optional<UUID> payout() {
        return Optional.empty();
    }

    /// The destination is compared by [RequestPayout], which can open it.
    @Override
    public Optional<CommandKey> key() {
        return Optional.of(new CommandKey(user, idempotencyKey, "payout " + diamonds + " " + currency));
    }

    /// How it is decided.
    ///
    /// @param openMax payouts of one host that are neither paid nor over
    record Rule(PayoutOffice.Terms terms, int openMax) implements CommandKind<StartPayout, PayoutFacts, Answer> {
        @Override
        public FactSource<PayoutFacts> facts() {
            return PayoutFacts.SOURCE;
        }

        @Override
        public Answer decide(StartPayout command, PayoutFacts facts, Draft draft) {
            if (command.diamonds() < terms.minimum()) {
                throw Problem.refused("payout_below_minimum",
                        terms.minimum() + " diamonds are the least that is paid out, "
                                + "asked for " + command.diamonds());
            }
            long worth = terms.rates().minor(command.diamonds(), command.currency());
            long amount = terms.provider().map(it -> it.payable(worth, command.currency())).orElse(worth);
            if (amount < 1) {
                throw Problem.refused("payout_too_small",
                        command.diamonds() + " diamonds bring less than the smallest unit of " + command.currency());
            }
            UUID destination = command.destination().map(Destinations.Sealed::id)
                    .or(() -> facts.lastDestination(command.user()))
                    .orElseThrow(() -> Problem.refused("payout_destination_missing",
                            "say where the money is to go; later payouts go there too"));
            if (facts.open(command.user()) >= openMax) {
                throw Problem.refused("too_many_open_payouts",
                        openMax + " payouts are under way; wait for one, or cancel it");
            }
            UUID id = Uuid7.next();
            UUID hold = Uuid7.next();
            if (PayoutMoney.hold(id, command.user(), command.diamonds(), hold, facts,
                    draft) instanceof Refused(var reason, _)) {
                throw problem(reason, command, draft);
            }
            command.destination().ifPresent(facts::put);
            Payout payout = new Payout(id, command.user(),
                    new Terms(command.diamonds(), command.currency(), amount, terms.rates().of(command.currency())),
                    destination, draft.now(), Decision.NONE, Told.NOTHING,
                    new Money(Place.HELD, hold, draft.now().plus(Holds.TTL_MAX), null, null));
            facts.put(payout);
            facts.done(payout.id(), "host", "requested", command.user(), draft.now());
            FollowPayout.schedule(payout, draft);
            FollowPayout.tell(payout, draft);
            return new Answer(id);
        }

        private static Problem problem(Refusal reason, StartPayout command, Draft draft) {
            return reason == Refusal.INSUFFICIENT_FUNDS
                    ? Problem.refused(reason.reason(), "asked for " + command.diamonds() + " diamonds, and there are "
                            + draft.balance(AccountType.EARNINGS.of(command.user())))
                    : reason.problem();
        }

        @Override
        public Class<Answer> answerType() {
            return Answer.class;
        }
    }
}
