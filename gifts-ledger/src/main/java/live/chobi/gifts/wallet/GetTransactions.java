package live.chobi.gifts.wallet;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import live.chobi.kernel.Caller;
import live.chobi.kernel.PageCursor;
import live.chobi.kernel.Procedure;
import live.chobi.ledger.AccountType;
import live.chobi.ledger.Statement;
import org.jspecify.annotations.Nullable;

/// `gifts.getTransactions`: the caller's coins, newest first.
public final class GetTransactions implements Procedure<GetTransactions.Input, GetTransactions.Output> {
    private static final int PAGE = 20;

    public record Input(@Nullable @Min(1) @Max(100) Integer limit, @Nullable String cursor) {}

    /// @param amount coins; negative where they left
    /// @param details what the transaction was about; its fields depend on `kind`
    public record Transaction(UUID transactionId, Instant at, String kind, long amount, long balanceAfter,
            JsonNode details) {}

    public record Output(List<Transaction> items, @Nullable String nextCursor) {}

    private final Statement statement;

    public GetTransactions(Statement statement) {
        this.statement = statement;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        int limit = input.limit() == null ? PAGE : input.limit();
        long before = input.cursor() == null ? Long.MAX_VALUE : PageCursor.number(input.cursor());
        List<Statement.Line> lines = statement.of(caller.user(), AccountType.WALLET, before, limit);
        return new Output(
                lines.stream().map(it -> new Transaction(it.transfer(), it.at(), it.kind(), it.amount(),
                        it.balanceAfter(), it.memo())).toList(),
                lines.size() == limit && lines.getLast().seq() > 1 ? Long.toString(lines.getLast().seq()) : null);
    }
}
