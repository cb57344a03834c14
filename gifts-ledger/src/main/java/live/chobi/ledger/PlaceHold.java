package live.chobi.ledger;

import java.time.Duration;
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

/// Sets money of a user aside. Belongs to no log.
///
/// @param amount above 0
/// @param ttl until it comes back by itself
public record PlaceHold(UserId owner, AccountType from, long amount, Duration ttl, String reason, String idempotencyKey)
        implements
            Command<Moved>,
            LedgerFacts.About {
    @Override
    public Optional<UUID> log() {
        return Optional.empty();
    }

    @Override
    public List<AccountId> accounts() {
        return Holds.accounts(owner, from);
    }

    @Override
    public Optional<CommandKey> key() {
        return Optional.of(new CommandKey(owner, idempotencyKey, "hold " + from.code() + " " + amount + " " + ttl));
    }

    @Override
    public List<UUID> subjects() {
        return List.of();
    }

    /// How it is decided.
    public record Rule() implements CommandKind<PlaceHold, LedgerFacts, Moved> {
        @Override
        public FactSource<LedgerFacts> facts() {
            return LedgerFacts.SOURCE;
        }

        @Override
        public Moved decide(PlaceHold command, LedgerFacts facts, Draft draft) {
            UUID id = Uuid7.next();
            return Moved.by(id, Holds.place(draft, facts, id, command.owner(), command.from(), command.amount(),
                    command.ttl(), command.reason()));
        }

        @Override
        public Class<Moved> answerType() {
            return Moved.class;
        }
    }
}
