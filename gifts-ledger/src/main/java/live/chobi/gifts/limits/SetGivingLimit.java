package live.chobi.gifts.limits;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Procedure;
import org.jspecify.annotations.Nullable;

/// `gifts.setGivingLimit`: the caller's own limit. A lower one holds at once, a higher one, or none, a day later.
public final class SetGivingLimit implements Procedure<SetGivingLimit.Input, GetGivingLimits.Output> {
    private static final long COINS_MAX = 1_000_000_000_000L;

    /// @param coinsPerDay none when absent; 0: nothing at all
    public record Input(@Nullable @Min(0) @Max(COINS_MAX) Long coinsPerDay) {}

    private final GivingDesk desk;

    public SetGivingLimit(GivingDesk desk) {
        this.desk = desk;
    }

    @Override
    public GetGivingLimits.Output handle(Caller caller, Input input) {
        return new GetGivingLimits.Output(desk.change(caller.user(), new ChangeGiver.Wish.Limit(input.coinsPerDay())));
    }
}
