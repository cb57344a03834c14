package live.chobi.gifts.invoice;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.Procedure;
import live.chobi.kernel.UserId;
import live.chobi.kernel.Uuid7;
import org.jspecify.annotations.Nullable;

/// `gifts.getInvoices`: the caller's own documents, newest first; an administrator may name another user.
public final class GetInvoices implements Procedure<GetInvoices.Input, GetInvoices.Output> {
    private static final int PAGE = 20;

    public record Input(@Nullable UserId userId, @Nullable @Min(1) @Max(100) Integer limit, @Nullable String cursor) {}

    public record Output(List<InvoiceView> items, @Nullable String nextCursor) {}

    private final Invoices invoices;

    public GetInvoices(Invoices invoices) {
        this.invoices = invoices;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        UserId user = input.userId() == null ? caller.user() : input.userId();
        if (!caller.is(user) && !caller.isAdmin()) {
            throw Problem.forbidden("not_your_invoice", "only who it is for and administrators see an invoice");
        }
        int limit = input.limit() == null ? PAGE : input.limit();
        Optional<UUID> before = Optional.ofNullable(input.cursor()).map(it -> Uuid7.parse(it)
                .orElseThrow(() -> Problem.badInput("cursor",
                        "must be a nextCursor of this list, got '" + Problem.quotable(it) + "'")));
        List<InvoiceView> page = invoices.of(user, before, limit).stream().map(InvoiceView::of).toList();
        return new Output(page, page.size() == limit ? page.getLast().id().toString() : null);
    }
}
