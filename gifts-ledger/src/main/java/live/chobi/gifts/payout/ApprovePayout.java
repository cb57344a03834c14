package live.chobi.gifts.payout;

import java.util.Optional;
import java.util.UUID;
import live.chobi.gifts.payout.provider.PayoutProvider;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.Procedure;
import live.chobi.log.Sequencer;

/// `gifts.approvePayout`: an administrator agrees that a payout is paid; never one's own.
final class ApprovePayout implements Procedure<ApprovePayout.Input, RequestPayout.Output> {
    record Input(UUID payoutId) {}

    private final Sequencer sequencer;
    private final PayoutDesk desk;
    private final Optional<PayoutProvider> provider;

    ApprovePayout(Sequencer sequencer, PayoutDesk desk, Optional<PayoutProvider> provider) {
        this.sequencer = sequencer;
        this.desk = desk;
        this.provider = provider;
    }

    @Override
    public RequestPayout.Output handle(Caller caller, Input input) {
        Payout payout = desk.visible(caller, input.payoutId());
        String name = provider.map(PayoutProvider::name)
                .orElseThrow(() -> Problem.refused("payouts_off", "nothing is paid out here"));
        AgreeToPayout.Answer answer = sequencer.run(new AgreeToPayout.Rule(),
                new AgreeToPayout(payout.user(), payout.id(), caller.user(), name));
        if (answer.changed()) {
            desk.reached(PayoutState.REQUESTED, answer.state());
        }
        return new RequestPayout.Output(desk.view(caller, payout.id()));
    }
}
