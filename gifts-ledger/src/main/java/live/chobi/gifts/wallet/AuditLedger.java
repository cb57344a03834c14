package live.chobi.gifts.wallet;

import java.time.Instant;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.Procedure;
import live.chobi.ledger.Auditor;
import org.jspecify.annotations.Nullable;

/// `gifts.auditLedger`: adds up the whole ledger now, as every night.
public final class AuditLedger implements Procedure<Procedure.Nothing, AuditLedger.Output> {
    /// @param imbalance how much is wrong; 0 is what it must be
    /// @param firstWrong in words; absent where nothing is
    public record Output(Instant at, long imbalance, @Nullable String firstWrong) {}

    private final Auditor auditor;

    public AuditLedger(Auditor auditor) {
        this.auditor = auditor;
    }

    @Override
    public Output handle(Caller caller, Nothing input) {
        Auditor.Report report = auditor.audit().orElseThrow(
                () -> Problem.busy("audit_running", "an audit is running already; ask again when it has ended"));
        return new Output(report.at(), report.imbalance(), report.firstWrong().orElse(null));
    }
}
