package live.chobi.gifts.purchase;

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

/// `gifts.getPurchases`: the caller's own, newest first; an administrator may name another user.
final class GetPurchases implements Procedure<GetPurchases.Input, GetPurchases.Output> {
    private static final int PAGE = 20;

    record Input(@Nullable UserId userId, @Nullable @Min(1) @Max(100) Integer limit, @Nullable String cursor) {}

    record Output(List<PurchaseView> items, @Nullable String nextCursor) {}

    private final PurchaseDesk desk;

    GetPurchases(PurchaseDesk desk) {
        this.desk = desk;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        UserId user = input.userId() == null ? caller.user() : input.userId();
        if (!caller.is(user) && !caller.isAdmin()) {
            throw Problem.forbidden("not_your_purchase", "only the buyer and administrators see purchases");
        }
        int limit = input.limit() == null ? PAGE : input.limit();
        Optional<UUID> before = Optional.ofNullable(input.cursor()).map(it -> Uuid7.parse(it)
                .orElseThrow(() -> Problem.badInput("cursor",
                        "must be a nextCursor of this list, got '" + Problem.quotable(it) + "'")));
        List<Purchase> page = desk.purchases().of(user, before, limit);
        return new Output(page.stream().map(PurchaseView::of).toList(),
                page.size() == limit ? page.getLast().id().toString() : null);
    }
}
