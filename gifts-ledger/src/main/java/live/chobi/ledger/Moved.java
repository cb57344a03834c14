package live.chobi.ledger;

import java.util.UUID;
import live.chobi.log.Postings.Outcome;

/// The answer of the ledger's own commands.
///
/// @param transactionId of the transfer; it names a hold that was placed
public record Moved(UUID transactionId) {
    /// Throws the refusal, if it is one.
    static Moved by(UUID id, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Posted() -> new Moved(id);
            case Outcome.Refused(var reason, _) -> throw reason.problem();
        };
    }
}
