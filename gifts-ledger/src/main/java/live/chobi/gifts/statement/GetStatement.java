package live.chobi.gifts.statement;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import live.chobi.kernel.Caller;
import live.chobi.kernel.PageCursor;
import live.chobi.kernel.Procedure;
import live.chobi.ledger.Statement;
import org.jspecify.annotations.Nullable;

/// `gifts.getStatement`: what moved in the caller's coins or diamonds in a time, oldest first, between its opening and
/// its closing balance.
public final class GetStatement implements Procedure<GetStatement.Input, GetStatement.Output> {
    private static final int PAGE = 50;

    /// @param from inclusive; null: 30 days before `to`
    /// @param to exclusive; null: 30 days after `from`, or now
    /// @param kind null for coins
    public record Input(@Nullable Instant from, @Nullable Instant to, @Nullable StatementKind kind,
            @Nullable @Min(1) @Max(500) Integer limit, @Nullable String cursor) {}

    /// @param amount negative where it left
    /// @param details what it was about; its fields depend on `kind`
    public record Item(UUID transactionId, Instant at, String kind, long amount, long balanceAfter,
            JsonNode details) {}

    /// @param opening before the first entry of the time
    /// @param closing after its last: `opening` and all amounts
    /// @param entries of the whole time
    public record Output(StatementKind kind, Instant from, Instant to, long opening, long closing, long entries,
            List<Item> items, @Nullable String nextCursor) {}

    private final Statements statements;

    public GetStatement(Statements statements) {
        this.statements = statements;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        StatementKind kind = input.kind() == null ? StatementKind.COINS : input.kind();
        int limit = input.limit() == null ? PAGE : input.limit();
        long after = input.cursor() == null ? 0 : PageCursor.number(input.cursor());
        Statements.Span span = statements.span(Optional.ofNullable(input.from()), Optional.ofNullable(input.to()));
        Statement.Period period = statements.period(caller.user(), kind, span);
        List<Statement.Line> lines = statements.lines(caller.user(), kind, period, after, limit);
        boolean isLast = lines.isEmpty() || lines.getLast().seq() >= period.upTo();
        return new Output(kind, span.from(), span.to(), period.opening(), period.closing(),
                period.upTo() - period.after(),
                lines.stream().map(it -> new Item(it.transfer(), it.at(), it.kind(), it.amount(), it.balanceAfter(),
                        it.memo())).toList(),
                isLast ? null : Long.toString(lines.getLast().seq()));
    }
}
