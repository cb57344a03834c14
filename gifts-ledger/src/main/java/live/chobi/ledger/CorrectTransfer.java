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
import live.chobi.log.Postings.Leg;
import live.chobi.log.Postings.Link;
import live.chobi.log.Postings.Outcome;
import live.chobi.log.Postings.Refusal;
import live.chobi.log.Postings.Relation;
import live.chobi.log.Postings.Transfer;

/// Puts right what a reversal cannot: a transfer of its own that names the one it corrects. Nothing is ever changed.
///
/// @param legs sum to zero in each unit, one for each account
/// @param by whose key it is
public record CorrectTransfer(UUID subject, List<Leg> legs, String reason, UserId by, String idempotencyKey)
        implements
            Command<Moved>,
            LedgerFacts.About {
    /// For the statement of account.
    record Memo(UUID corrected, String reason, UUID by) {}

    @Override
    public Optional<UUID> log() {
        return Optional.empty();
    }

    @Override
    public List<AccountId> accounts() {
        return legs.stream().map(Leg::account).toList();
    }

    @Override
    public Optional<CommandKey> key() {
        return Optional.of(new CommandKey(by, idempotencyKey, "correct " + subject + " " + legs));
    }

    @Override
    public List<UUID> subjects() {
        return List.of(subject);
    }

    /// How it is decided.
    public record Rule() implements CommandKind<CorrectTransfer, LedgerFacts, Moved> {
        @Override
        public FactSource<LedgerFacts> facts() {
            return LedgerFacts.SOURCE;
        }

        @Override
        public Moved decide(CorrectTransfer command, LedgerFacts facts, Draft draft) {
            if (facts.original(command.subject()).isEmpty()) {
                throw Refusal.SUBJECT_NOT_FOUND.problem();
            }
            UUID id = Uuid7.next();
            Outcome outcome = draft.post(new Transfer(id, "correction", Optional.empty(), command.legs(),
                    new Memo(command.subject(), command.reason(), command.by().value()),
                    Optional.of(new Link(Relation.CORRECTS, command.subject()))));
            if (outcome instanceof Outcome.Posted) {
                draft.event(Reversals.PUT_RIGHT, new Reversals.Event(id, command.subject()));
            }
            return Moved.by(id, outcome);
        }

        @Override
        public Class<Moved> answerType() {
            return Moved.class;
        }
    }
}
