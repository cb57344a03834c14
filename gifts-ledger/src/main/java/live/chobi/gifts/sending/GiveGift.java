package live.chobi.gifts.sending;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import live.chobi.gifts.catalogue.Gift;
import live.chobi.gifts.catalogue.GiftView;
import live.chobi.gifts.hosts.Share;
import live.chobi.gifts.limits.Giver;
import live.chobi.gifts.limits.GivingTerms;
import live.chobi.kernel.Problem;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import live.chobi.kernel.Uuid7;
import live.chobi.ledger.AccountType;
import live.chobi.log.CommandKey;
import live.chobi.log.CommandKind;
import live.chobi.log.Draft;
import live.chobi.log.FactSource;
import live.chobi.log.Postings.AccountId;
import live.chobi.log.Postings.Leg;
import live.chobi.log.Postings.Outcome;
import live.chobi.log.Postings.Refusal;
import live.chobi.log.Postings.Transfer;
import live.chobi.log.Stripe;

/// Gives a gift: coins leave the sender, the host earns diamonds, the platform its fee, the row and the event come with
/// them or not at all.
///
/// Refused, in this order: the key was used with other terms, no such session, the session is not on air, no such gift,
/// one's own session, blocked by the host, no date of birth where one is asked for, too young, another price than
/// expected, an amount too large, over one's own daily limit, over the installation's, an account frozen, too few coins.
///
/// @param host of the session, whose account is locked
/// @param isBlocked whether the host has blocked the sender
/// @param expectedPrice of one, as the sender has seen it. It does not belong to the terms of the key, so that who is
/// told of another price can agree to it with the same key.
public record GiveGift(SessionId session, UserId host, UserId sender, UUID gift, long quantity,
        boolean isBlocked, Optional<Long> expectedPrice, String idempotencyKey)
        implements
            StreakCommand<GiveGift.Receipt> {
    static final long QUANTITY_MAX = 9_999;
    private static final List<String> ON_AIR = List.of("live", "interrupted");

    /// What the sender learns at once.
    ///
    /// @param seq of the row
    /// @param balance coins left
    /// @param delta coins paid
    public record Receipt(UUID transactionId, long seq, long balance, long delta, Streak streak) {}

    /// For the statement of account; the transfer itself names the session.
    ///
    /// @param share of the host, in basis points, when it was sent
    record Memo(String code, long quantity, UUID host, int share) {}

    /// For readers outside; the row it names says the rest.
    ///
    /// @param at of the row
    record Event(UUID sender, UUID host, String gift, long quantity, long delta, long earned, Instant at) {}

    @Override
    public Optional<UUID> log() {
        return Optional.of(session.value());
    }

    @Override
    public List<AccountId> accounts() {
        short stripe = Stripe.of(session.value());
        return List.of(AccountType.WALLET.of(sender), AccountType.EARNINGS.of(host),
                AccountType.COIN_SINK.of(stripe), AccountType.PLATFORM_FEE.of(stripe),
                AccountType.DIAMOND_SOURCE.of(stripe));
    }

    @Override
    public Optional<CommandKey> key() {
        return Optional.of(new CommandKey(sender, idempotencyKey, "gift " + session + " " + gift + " " + quantity));
    }

    @Override
    public Streak.Of streakOf() {
        return new Streak.Of(session.value(), sender.value(), gift);
    }

    /// How it is decided.
    public record Rule(GivingTerms terms) implements CommandKind<GiveGift, GiftFacts, Receipt> {
        @Override
        public FactSource<GiftFacts> facts() {
            return GiftFacts.SOURCE;
        }

        @Override
        public Receipt decide(GiveGift command, GiftFacts facts, Draft draft) {
            if (!ON_AIR.contains(draft.phase())) {
                throw Problem.refused("session_not_live", "gifts are taken while a session is on air; this one is "
                        + draft.phase());
            }
            Gift gift = facts.available(command.gift())
                    .orElseThrow(() -> Problem.notFound("gift", command.gift()));
            if (command.sender().equals(draft.owner())) {
                throw Problem.refused("own_session", "nobody can give a gift to themselves");
            }
            if (command.isBlocked()) {
                throw Problem.forbidden("blocked_by_host", "the host of this session has blocked you");
            }
            Giver giver = facts.givers().of(command.sender());
            terms.requireAge(giver, facts.givers().now());
            command.expectedPrice().filter(it -> it != gift.price()).ifPresent(it -> {
                throw Problem.conflict("price_changed", "one costs " + gift.price() + " coins, not " + it)
                        .about("expectedPrice");
            });
            long coins = price(gift, command.quantity());
            terms.requireWithin(giver, coins, facts.givers().now());
            Optional<Streak.Open> open = facts.streak(command.streakOf());
            if (open.isPresent() && open.get().isOver(draft.now())) {
                // Its closing job has not run yet; the new gift must not come before the end of the old streak.
                CloseStreak.close(draft, command.sender(), gift, open.get());
                open = Optional.empty();
            }
            Streak streak = new Streak(open.map(Streak.Open::id).orElseGet(Uuid7::next),
                    open.map(Streak.Open::count).orElse(0L) + command.quantity(), false);
            Share share = facts.share(command.host());
            long earned = share.earned(coins);
            GiftRow row = new GiftRow(GiftView.of(gift), command.quantity(), coins, earned, streak);
            long seq = draft.append(GiftRow.TYPE, command.sender(), row).seq();
            UUID transfer = pay(command, gift, coins, share, draft);
            draft.event(GiftRow.SENT, new Event(command.sender().value(), draft.owner().value(), gift.code(),
                    command.quantity(), coins, earned, draft.now()));
            if (open.isEmpty()) {
                // One job a streak: when it finds that the streak has gone on, it comes again.
                CloseStreak.enqueue(draft, command.streakOf(), streak.id(), streak.count(), Streak.OPEN_FOR);
            }
            facts.goals().count(command.session(), command.sender(), coins, draft);
            facts.battles().count(command.session(), coins, facts.now());
            facts.givers().count(command.sender(), coins, terms);
            facts.continued(command.streakOf(), streak.id(), streak.count(), draft.now());
            return new Receipt(transfer, seq, draft.balance(AccountType.WALLET.of(command.sender())), coins, streak);
        }

        private static long price(Gift gift, long quantity) {
            try {
                return Math.multiplyExact(gift.price(), quantity);
            } catch (ArithmeticException overflow) {
                throw Problem.badInput("quantity", "makes a sum too large: " + quantity + " x " + gift.price());
            }
        }

        private static UUID pay(GiveGift command, Gift gift, long coins, Share share, Draft draft) {
            short stripe = draft.stripe();
            long earned = share.earned(coins);
            long fee = coins - earned;
            List<Leg> legs = new java.util.ArrayList<>();
            legs.add(new Leg(AccountType.WALLET.of(command.sender()), -coins));
            if (fee > 0) {
                legs.add(new Leg(AccountType.PLATFORM_FEE.of(stripe), fee));
            }
            if (earned > 0) {
                legs.add(new Leg(AccountType.COIN_SINK.of(stripe), earned));
                legs.add(new Leg(AccountType.DIAMOND_SOURCE.of(stripe), -earned));
                legs.add(new Leg(AccountType.EARNINGS.of(command.host()), earned));
            }
            UUID id = Uuid7.next();
            Outcome outcome = draft.post(new Transfer(id, "gift", Optional.of(command.sender()), List.copyOf(legs),
                    new Memo(gift.code(), command.quantity(), command.host().value(), share.basisPoints())));
            return switch (outcome) {
                case Outcome.Posted() -> id;
                case Outcome.Refused refused -> throw problem(refused, command, coins, draft);
            };
        }

        private static Problem problem(Outcome.Refused refused, GiveGift command, long coins, Draft draft) {
            Refusal reason = refused.reason();
            if (reason == Refusal.ACCOUNT_FROZEN) {
                return Problem.refused(reason.reason(),
                        refused.account().owner().equals(command.sender().value())
                                ? "your account is frozen"
                                : "the host's account is frozen");
            }
            return reason == Refusal.INSUFFICIENT_FUNDS
                    ? Problem.refused(reason.reason(), "this costs " + coins + " coins, and there are "
                            + draft.balance(AccountType.WALLET.of(command.sender())))
                    : reason.problem();
        }

        @Override
        public Class<Receipt> answerType() {
            return Receipt.class;
        }
    }
}
