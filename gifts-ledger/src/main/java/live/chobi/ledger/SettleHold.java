package live.chobi.ledger;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import live.chobi.kernel.UserId;
import live.chobi.kernel.Uuid7;
import live.chobi.log.Command;
import live.chobi.log.CommandKey;
import live.chobi.log.CommandKind;
import live.chobi.log.Draft;
import live.chobi.log.FactSource;
import live.chobi.log.Postings.AccountId;
import live.chobi.log.Postings.Leg;

/// Takes what a hold keeps, or a part of it.
///
/// @param amount above 0
/// @param to who gets it
/// @param kind what it is for, in snake_case: `payout`
public record SettleHold(UserId owner, AccountType from, UUID hold, long amount, List<Leg> to, String kind,
        String reason,
        String idempotencyKey) implements Command<Moved>, LedgerFacts.About {
    /// For the statement of account.
    record Memo(String reason) {}

    @Override
    public Optional<UUID> log() {
        return Optional.empty();
    }

    @Override
    public List<AccountId> accounts() {
        return Stream.concat(Holds.accounts(owner, from).stream(), to.stream().map(Leg::account)).distinct().toList();
    }

    @Override
    public Optional<CommandKey> key() {
        return Optional.of(new CommandKey(owner, idempotencyKey, "settle " + hold + " " + amount + " " + to));
    }

    @Override
    public List<UUID> subjects() {
        return List.of(hold);
    }

    /// How it is decided.
    public record Rule() implements CommandKind<SettleHold, LedgerFacts, Moved> {
        @Override
        public FactSource<LedgerFacts> facts() {
            return LedgerFacts.SOURCE;
        }

        @Override
        public Moved decide(SettleHold command, LedgerFacts facts, Draft draft) {
            UUID id = Uuid7.next();
            return Moved.by(id, Holds.settle(draft, facts, id, command.owner(), command.from(), command.hold(),
                    command.amount(), command.to(), command.kind(), new Memo(command.reason())));
        }

        @Override
        public Class<Moved> answerType() {
            return Moved.class;
        }
    }
}
