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

/// Gives back what a hold still keeps.
public record VoidHold(UserId owner, AccountType from, UUID hold, String reason, String idempotencyKey)
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
        return Optional.of(new CommandKey(owner, idempotencyKey, "void " + hold));
    }

    @Override
    public List<UUID> subjects() {
        return List.of(hold);
    }

    /// How it is decided.
    public record Rule() implements CommandKind<VoidHold, LedgerFacts, Moved> {
        @Override
        public FactSource<LedgerFacts> facts() {
            return LedgerFacts.SOURCE;
        }

        @Override
        public Moved decide(VoidHold command, LedgerFacts facts, Draft draft) {
            UUID id = Uuid7.next();
            return Moved.by(id, Holds.cancel(draft, facts, id, command.owner(), command.from(), command.hold(),
                    command.reason()));
        }

        @Override
        public Class<Moved> answerType() {
            return Moved.class;
        }
    }
}
