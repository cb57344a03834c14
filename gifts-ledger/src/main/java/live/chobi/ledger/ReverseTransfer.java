package live.chobi.ledger;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import live.chobi.kernel.UserId;
import live.chobi.kernel.Uuid7;
import live.chobi.log.Command;
import live.chobi.log.CommandKey;
import live.chobi.log.CommandKind;
import live.chobi.log.Draft;
import live.chobi.log.FactSource;
import live.chobi.log.Postings.AccountId;

/// Gives back a transfer, or a part of it.
///
/// @param accounts all of the original's, as [Transfers] tells them; the first decides the shard
/// @param pivot the account that says how much
/// @param amount above 0
/// @param kind what it is for, in snake_case: `refund`
/// @param by whose key it is
public record ReverseTransfer(UUID original, List<AccountId> accounts, AccountId pivot, long amount, String kind,
        String reason, UserId by, String idempotencyKey) implements Command<Moved>, LedgerFacts.About {
    @Override
    public Optional<UUID> log() {
        return Optional.empty();
    }

    @Override
    public Optional<CommandKey> key() {
        return Optional.of(new CommandKey(by, idempotencyKey, "reverse " + original + " " + pivot + " " + amount));
    }

    @Override
    public List<UUID> subjects() {
        return List.of(original);
    }

    /// How it is decided.
    public record Rule() implements CommandKind<ReverseTransfer, LedgerFacts, Moved> {
        @Override
        public FactSource<LedgerFacts> facts() {
            return LedgerFacts.SOURCE;
        }

        @Override
        public Moved decide(ReverseTransfer command, LedgerFacts facts, Draft draft) {
            UUID id = Uuid7.next();
            return Moved.by(id, Reversals.reverse(draft, facts, id, command.original(), command.pivot(),
                    command.amount(), command.kind(), command.reason()));
        }

        @Override
        public Class<Moved> answerType() {
            return Moved.class;
        }
    }
}
