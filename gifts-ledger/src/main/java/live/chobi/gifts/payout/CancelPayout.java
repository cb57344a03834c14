package live.chobi.gifts.payout;

import java.util.UUID;
import live.chobi.gifts.payout.Payout.Ending;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.Procedure;
import live.chobi.log.Sequencer;

/// `gifts.cancelPayout`: the host takes a request back, as long as nobody has decided about it.
final class CancelPayout implements Procedure<CancelPayout.Input, RequestPayout.Output> {
    record Input(UUID payoutId) {}

    private final Sequencer sequencer;
    private final PayoutDesk desk;

    CancelPayout(Sequencer sequencer, PayoutDesk desk) {
        this.sequencer = sequencer;
        this.desk = desk;
    }

    @Override
    public RequestPayout.Output handle(Caller caller, Input input) {
        Payout payout = desk.visible(caller, input.payoutId());
        if (!caller.is(payout.user())) {
            throw Problem.forbidden("not_your_payout", "only the host cancels a payout; an administrator rejects it");
        }
        EndPayout.Answer answer = sequencer.run(new EndPayout.Rule(),
                new EndPayout(payout.user(), payout.id(), Ending.CANCELLED, caller.user(), null));
        if (answer.changed()) {
            desk.reached(PayoutState.REQUESTED, answer.state());
        }
        return new RequestPayout.Output(desk.view(caller, payout.id()));
    }
}
