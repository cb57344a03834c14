package live.chobi.gifts.payout;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import live.chobi.gifts.payout.provider.PayoutProvider;
import live.chobi.gifts.payout.testprovider.SettleTestPayout;
import live.chobi.gifts.payout.testprovider.TestPayouts;
import live.chobi.identity.secrets.MasterKey;
import live.chobi.kernel.Endpoint;
import live.chobi.kernel.Endpoint.Access;
import live.chobi.log.Sequencer;
import live.chobi.outbox.JobKind;
import live.chobi.schema.Database;

/// Paying hosts, wired: the table of procedures, the jobs, and the desk where webhooks come in.
public final class PayoutOffice {
    /// How hosts are paid here.
    ///
    /// @param provider empty: nothing is paid out, and what was asked for before can be read
    /// @param minimum diamonds of one payout
    /// @param limitsEnabled the setting `limits.enabled`
    public record Terms(Optional<PayoutProvider> provider, Rates rates, long minimum, boolean limitsEnabled) {}

    private final Terms terms;
    private final Sequencer sequencer;
    private final InstantSource clock;
    private final PayoutDesk desk;
    private final RequestPayout requests;

    /// @param master seals where hosts are paid
    public PayoutOffice(Terms terms, Database database, Sequencer sequencer, MasterKey master, InstantSource clock,
            PayoutMetrics metrics) {
        this.terms = terms;
        this.sequencer = sequencer;
        Destinations destinations = new Destinations(database, master, clock);
        this.clock = clock;
        this.desk = new PayoutDesk(sequencer, database, destinations, terms.provider().stream().toList(), clock,
                metrics);
        this.requests = new RequestPayout(terms, sequencer, desk, destinations, clock, metrics);
    }

    public PayoutDesk desk() {
        return desk;
    }

    public List<JobKind> jobs() {
        return List.of(FollowPayout.job(desk));
    }

    public List<Endpoint<?, ?>> endpoints() {
        List<Endpoint<?, ?>> endpoints = new ArrayList<>(List.of(
                Endpoint.mutation("gifts.requestPayout", Access.SIGNED_IN, RequestPayout.Input.class,
                        requests),
                Endpoint.query("gifts.getPayouts", Access.SIGNED_IN, GetPayouts.Input.class, new GetPayouts(desk)),
                Endpoint.mutation("gifts.cancelPayout", Access.SIGNED_IN, CancelPayout.Input.class,
                        new CancelPayout(sequencer, desk)),
                Endpoint.query("gifts.getPayoutRequests", Access.ADMIN, GetPayoutRequests.Input.class,
                        new GetPayoutRequests(desk)),
                Endpoint.mutation("gifts.approvePayout", Access.ADMIN, ApprovePayout.Input.class,
                        new ApprovePayout(sequencer, desk, terms.provider())),
                Endpoint.mutation("gifts.rejectPayout", Access.ADMIN, RejectPayout.Input.class,
                        new RejectPayout(sequencer, desk)),
                Endpoint.mutation("gifts.applyPayoutReport", Access.ADMIN, ApplyPayoutReport.Input.class,
                        new ApplyPayoutReport(desk, clock))));
        terms.provider().filter(TestPayouts.class::isInstance).map(TestPayouts.class::cast)
                .ifPresent(test -> endpoints.add(Endpoint.mutation("gifts.settleTestPayout", Access.SIGNED_IN,
                        SettleTestPayout.Input.class, new SettleTestPayout(test, desk))));
        return List.copyOf(endpoints);
    }
}
