package live.chobi.gifts.limits;

import live.chobi.kernel.Caller;
import live.chobi.kernel.Procedure;

/// `gifts.getGivingLimits`: what the caller may give today, and why.
public final class GetGivingLimits implements Procedure<Procedure.Nothing, GetGivingLimits.Output> {
    public record Output(GivingDesk.View limits) {}

    private final GivingDesk desk;

    public GetGivingLimits(GivingDesk desk) {
        this.desk = desk;
    }

    @Override
    public Output handle(Caller caller, Nothing input) {
        return new Output(desk.of(caller.user()));
    }
}
