package live.chobi.gifts.wallet;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import live.chobi.kernel.UserId;
import live.chobi.kernel.Uuid7;
import live.chobi.ledger.AccountType;
import live.chobi.log.Command;
import live.chobi.log.CommandKey;
import live.chobi.log.CommandKind;
import live.chobi.log.Draft;
import live.chobi.log.FactSource;
import live.chobi.log.Postings.AccountId;
import live.chobi.log.Postings.Outcome;
import live.chobi.log.Postings.Transfer;

/// Issues coins to a user; what the user owes is paid first. Belongs to no log.
///
/// @param by the administrator, whose key it is
record GrantCoins(UserId to, long amount, UserId by, String reason, String idempotencyKey)
        implements
            Command<GrantCoins.Answer> {
    /// @param balance of the wallet, after
    record Answer(UUID transactionId, long balance) {}

    /// For the statement of account.
    record Memo(String reason, UUID by) {}

    @Override
    public Optional<UUID> log() {
        return Optional.empty();
    }

    @Override
    public List<AccountId> accounts() {
        return CoinIssue.accounts(to);
    }

    @Override
    public Optional<CommandKey> key() {
        return Optional.of(new CommandKey(by, idempotencyKey, "grant " + to + " " + amount));
    }

    /// How it is decided.
    record Rule() implements CommandKind<GrantCoins, FactSource.None, Answer> {
        @Override
        public FactSource<FactSource.None> facts() {
            return FactSource.NONE;
        }

        @Override
        public Answer decide(GrantCoins command, FactSource.None facts, Draft draft) {
            UUID id = Uuid7.next();
            Outcome outcome = draft.post(new Transfer(id, "grant", Optional.empty(),
                    CoinIssue.issue(command.to(), command.amount(), draft),
                    new Memo(command.reason(), command.by().value())));
            return switch (outcome) {
                case Outcome.Posted() -> new Answer(id, draft.balance(AccountType.WALLET.of(command.to())));
                case Outcome.Refused(var reason, _) -> throw reason.problem();
            };
        }

        @Override
        public Class<Answer> answerType() {
            return Answer.class;
        }
    }
}
