package live.chobi.gifts.payout;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import live.chobi.gifts.payout.Payout.Ending;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Procedure;
import live.chobi.log.Sequencer;

/// `gifts.rejectPayout`: an administrator does not agree, and the host has the diamonds again; never one's own.
final class RejectPayout implements Procedure<RejectPayout.Input, RequestPayout.Output> {
    /// @param reason the host reads it
    record Input(UUID payoutId, @NotBlank @Size(max = 500) String reason) {}

    private final Sequencer sequencer;
    private final PayoutDesk desk;

    RejectPayout(Sequencer sequencer, PayoutDesk desk) {
        this.sequencer = sequencer;
        this.desk = desk;
    }

    @Override
    public RequestPayout.Output handle(Caller caller, Input input) {
        Payout payout = desk.visible(caller, input.payoutId());
        EndPayout.Answer answer = sequencer.run(new EndPayout.Rule(),
                new EndPayout(payout.user(), payout.id(), Ending.REJECTED, caller.user(), input.reason()));
        if (answer.changed()) {
            desk.reached(PayoutState.REQUESTED, answer.state());
        }
        return new RequestPayout.Output(desk.view(caller, payout.id()));
    }
}
