package live.chobi.gifts.refunds;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import live.chobi.gifts.wallet.CoinIssue;
import live.chobi.kernel.Problem;
import live.chobi.kernel.UserId;
import live.chobi.kernel.Uuid7;
import live.chobi.ledger.AccountType;
import live.chobi.ledger.LedgerFacts;
import live.chobi.ledger.Reversals;
import live.chobi.log.Command;
import live.chobi.log.CommandKey;
import live.chobi.log.CommandKind;
import live.chobi.log.Draft;
import live.chobi.log.FactSource;
import live.chobi.log.Postings.AccountId;
import live.chobi.log.Postings.Leg;
import live.chobi.log.Postings.Link;
import live.chobi.log.Postings.Outcome;
import live.chobi.log.Postings.Refusal;
import live.chobi.log.Postings.Relation;
import live.chobi.log.Postings.Transfer;
import live.chobi.log.Stripe;

/// Gives back a gift, or a part of it: coins to the giver, in proportion diamonds from the host and the fee from the
/// platform, never more than was given. Coins that come to somebody who owes some pay the debt first, as all coins do.
///
/// Refused, in this order: the key was used with other terms, more than is left of the gift, the host has too few
/// diamonds, the giver's account would hold too much. A frozen account is no reason: it can be put right.
///
/// @param coins empty for all that is left
/// @param by the administrator, whose key it is
record GiveBackGift(GivenGift gift, Optional<Long> coins, UserId by, String reason, String idempotencyKey)
        implements
            Command<RefundGift.Output>,
            LedgerFacts.About {
    /// For the statements of the giver and the host.
    record Memo(UUID original, String code, long quantity, String reason, UUID by) {}

    /// For the giver's.
    record DebtMemo(UUID original, long owed) {}

    @Override
    public Optional<UUID> log() {
        return Optional.of(gift.session().value());
    }

    @Override
    public List<AccountId> accounts() {
        short stripe = Stripe.of(gift.session().value());
        return Stream.concat(gift.accounts().stream(),
                Stream.of(earnings(), AccountType.COIN_DEBT.of(gift.giver()), AccountType.COIN_CLAIM.of(stripe),
                        AccountType.COIN_SOURCE.of(stripe)))
                .distinct().toList();
    }

    @Override
    public Optional<CommandKey> key() {
        return Optional.of(new CommandKey(by, idempotencyKey,
                "refund gift " + gift.id() + " " + coins.map(String::valueOf).orElse("all")));
    }

    @Override
    public List<UUID> subjects() {
        return List.of(gift.id());
    }

    private AccountId wallet() {
        return AccountType.WALLET.of(gift.giver());
    }

    private AccountId earnings() {
        return AccountType.EARNINGS.of(gift.host());
    }

    /// How it is decided.
    record Rule() implements CommandKind<GiveBackGift, LedgerFacts, RefundGift.Output> {
        @Override
        public FactSource<LedgerFacts> facts() {
            return LedgerFacts.SOURCE;
        }

        @Override
        public RefundGift.Output decide(GiveBackGift command, LedgerFacts facts, Draft draft) {
            GivenGift gift = command.gift();
            long left = facts.left(gift.id(), command.wallet());
            long coins = command.coins().orElse(left);
            if (coins == 0 || coins > left) {
                throw Problem.refused(Refusal.EXCEEDS_ORIGINAL.reason(),
                        "of this gift " + left + " coins are left to give back");
            }
            long diamonds = -Reversals.legs(facts, gift.id(), command.wallet(), coins).stream()
                    .filter(it -> it.account().equals(command.earnings())).mapToLong(Leg::amount).sum();
            long seq = draft.append(RefundRow.TYPE, command.by(), new RefundRow(gift.seq(), gift.code(),
                    gift.giver().value(), -coins, -diamonds, left - coins, command.reason())).seq();
            UUID id = Uuid7.next();
            Outcome outcome = Reversals.reverse(draft, facts, id, gift.id(), command.wallet(), coins, "gift_refund",
                    new Memo(gift.id(), gift.code(), gift.quantity(), command.reason(), command.by().value()));
            if (outcome instanceof Outcome.Refused(var reason, _)) {
                throw reason == Refusal.INSUFFICIENT_FUNDS
                        ? Problem.refused(reason.reason(),
                                "this takes " + diamonds + " diamonds from the host, who has "
                                        + draft.balance(command.earnings()))
                        : reason.problem();
            }
            return new RefundGift.Output(id, seq, coins, diamonds, payDebt(command, id, coins, draft), left - coins);
        }

        /// Whoever owes has no coins, so what is in the wallet now is what has just come. A correction of the refund,
        /// so that it passes a freeze as that did.
        private static long payDebt(GiveBackGift command, UUID refund, long coins, Draft draft) {
            long owed = CoinIssue.owed(command.gift().giver(), coins, draft);
            if (owed > 0 && draft.post(new Transfer(Uuid7.next(), "debt_paid", Optional.of(command.gift().giver()),
                    CoinIssue.payDebtFromWallet(command.gift().giver(), owed, draft),
                    new DebtMemo(command.gift().id(), owed),
                    Optional.of(new Link(Relation.CORRECTS, refund)))) instanceof Outcome.Refused(var reason, _)) {
                throw reason.problem();
            }
            return owed;
        }

        @Override
        public Class<RefundGift.Output> answerType() {
            return RefundGift.Output.class;
        }
    }
}
