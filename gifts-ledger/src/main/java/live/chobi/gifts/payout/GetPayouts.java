package live.chobi.gifts.payout;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.Procedure;
import live.chobi.kernel.Uuid7;
import org.jspecify.annotations.Nullable;

/// `gifts.getPayouts`: the caller's own, newest first.
final class GetPayouts implements Procedure<GetPayouts.Input, GetPayouts.Output> {
    static final int PAGE = 20;

    record Input(@Nullable @Min(1) @Max(100) Integer limit, @Nullable String cursor) {}

    record Output(List<PayoutView> items, @Nullable String nextCursor) {
        static Output of(List<PayoutView> page, int limit) {
            return new Output(page, page.size() == limit ? page.getLast().id().toString() : null);
        }
    }

    private final PayoutDesk desk;

    GetPayouts(PayoutDesk desk) {
        this.desk = desk;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        int limit = input.limit() == null ? PAGE : input.limit();
        return Output.of(desk.views(desk.payouts().of(caller.user(), cursor(input.cursor()), limit), false), limit);
    }

    static Optional<UUID> cursor(@Nullable String text) {
        return Optional.ofNullable(text).map(it -> Uuid7.parse(it).orElseThrow(() -> Problem.badInput("cursor",
                "must be a nextCursor of this list, got '" + Problem.quotable(it) + "'")));
    }
}
