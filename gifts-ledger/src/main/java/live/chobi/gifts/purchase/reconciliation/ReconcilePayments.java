package live.chobi.gifts.purchase.reconciliation;

import static live.chobi.schema.generated.gifts.Tables.PURCHASE;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import live.chobi.gifts.purchase.PurchaseMetrics;
import live.chobi.gifts.purchase.PurchaseState;
import live.chobi.gifts.purchase.reconciliation.PaymentReport.Line;
import live.chobi.gifts.purchase.reconciliation.PaymentReport.State;
import live.chobi.gifts.purchase.reconciliation.Reconciliation.Difference;
import live.chobi.gifts.purchase.reconciliation.Reconciliation.Kind;
import live.chobi.gifts.purchase.reconciliation.Reconciliation.Ours;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.Procedure;
import live.chobi.schema.Database;
import live.chobi.schema.generated.gifts.tables.records.PurchaseRecord;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/// `gifts.reconcilePayments`: compares a provider's report of a time with the purchases here, for an administrator.
/// Changes nothing but the meter of differences.
public final class ReconcilePayments implements Procedure<ReconcilePayments.Input, ReconcilePayments.Output> {
    private static final int LISTED_MAX = 1_000;

    /// @param from of the report, inclusive
    /// @param to of the report, exclusive
    /// @param report as [PaymentReport] reads it
    public record Input(@NotBlank @Size(max = 40) String provider, Instant from, Instant to,
            @NotBlank @Size(max = 900_000) String report) {}

    /// @param compared payments of the report
    /// @param differences all of them, by kind
    /// @param items the first thousand
    public record Output(long compared, Map<String, Long> differences, List<Difference> items) {}

    private final Database database;
    private final PurchaseMetrics metrics;

    public ReconcilePayments(Database database, PurchaseMetrics metrics) {
        this.database = database;
        this.metrics = metrics;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        if (!input.from().isBefore(input.to())) {
            throw Problem.badInput("to", "must be after from, got '" + input.to() + "'");
        }
        List<Line> report = PaymentReport.parse(input.report());
        List<Difference> differences = Reconciliation.compare(report, database.read(db -> ours(db, input, report)));
        Map<Kind, Long> counts = differences.stream()
                .collect(Collectors.groupingBy(Difference::kind, Collectors.counting()));
        Map<String, Long> byKind = Arrays.stream(Kind.values()).collect(
                Collectors.toMap(kind -> kind.name().toLowerCase(Locale.ROOT), kind -> counts.getOrDefault(kind, 0L)));
        byKind.forEach(metrics::differences);
        return new Output(report.size(), byKind, differences.stream().limit(LISTED_MAX).toList());
    }

    /// Those of the time, and those that the report names.
    private static List<Ours> ours(DSLContext db, Input input, List<Line> report) {
        String[] ids = report.stream().map(Line::id).toArray(String[]::new);
        var from = input.from().atOffset(ZoneOffset.UTC);
        var to = input.to().atOffset(ZoneOffset.UTC);
        Function<PurchaseRecord, Boolean> within = row -> row.getPaidAt() != null && !row.getPaidAt().isBefore(from)
                && row.getPaidAt().isBefore(to);
        return db.selectFrom(PURCHASE).where(PURCHASE.PROVIDER.eq(input.provider()))
                .and(PURCHASE.PAID_AT.ge(from).and(PURCHASE.PAID_AT.lt(to)).or(PURCHASE.PAYMENT.eq(DSL.any(ids)))
                        .or(PURCHASE.REFERENCE.eq(DSL.any(ids))))
                .orderBy(PURCHASE.ID)
                .fetch(row -> new Ours(row.getId(), row.getReference(), row.getPayment(), row.getAmount(),
                        row.getCurrency(), state(row.getState()), within.apply(row)));
    }

    /// A purchase for which no money came is to a provider's report as one that failed.
    private static State state(String stored) {
        return switch (PurchaseState.valueOf(stored.toUpperCase(Locale.ROOT))) {
            case PAID -> State.PAID;
            case REFUNDED -> State.REFUNDED;
            case CHARGED_BACK -> State.CHARGED_BACK;
            case CREATED, PENDING, FAILED, EXPIRED -> State.FAILED;
        };
    }
}
