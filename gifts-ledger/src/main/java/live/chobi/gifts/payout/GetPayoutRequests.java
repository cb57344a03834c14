package live.chobi.gifts.payout;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Procedure;
import org.jspecify.annotations.Nullable;

/// `gifts.getPayoutRequests`: everybody's payouts in one state, those that wait longest first, for administrators.
final class GetPayoutRequests implements Procedure<GetPayoutRequests.Input, GetPayouts.Output> {
    /// @param state null for those that wait to be decided
    record Input(@Nullable PayoutState state, @Nullable @Min(1) @Max(100) Integer limit, @Nullable String cursor) {}

    private final PayoutDesk desk;

    GetPayoutRequests(PayoutDesk desk) {
        this.desk = desk;
    }

    @Override
    public GetPayouts.Output handle(Caller caller, Input input) {
        int limit = input.limit() == null ? GetPayouts.PAGE : input.limit();
        PayoutState state = input.state() == null ? PayoutState.REQUESTED : input.state();
        return GetPayouts.Output.of(desk.views(
                desk.payouts().in(state, GetPayouts.cursor(input.cursor()), limit), true), limit);
    }
}
