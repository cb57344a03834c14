package live.chobi.server;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import live.chobi.gifts.invoice.GetInvoices;
import live.chobi.gifts.invoice.InvoiceFile;
import live.chobi.gifts.invoice.Invoices;
import live.chobi.gifts.payout.PayoutOffice;
import live.chobi.gifts.purchase.PurchaseDesk;
import live.chobi.gifts.statement.GetStatement;
import live.chobi.gifts.statement.Statements;
import live.chobi.kernel.Endpoint;
import live.chobi.kernel.Endpoint.Access;
import live.chobi.ledger.Statement;
import live.chobi.server.bridge.Downloads;
import live.chobi.server.bridge.PaymentWebhooks;
import live.chobi.server.bridge.Payouts;
import live.chobi.server.config.Config;
import live.chobi.server.http.Mount;

/// Paying hosts, and what people get to read of their money. A part of [Node]'s wiring.
final class Earnings {
    private final PayoutOffice payouts;
    private final Statements statements;
    private final Invoices invoices;
    private final Downloads downloads;

    /// Virtual threads.
    Earnings(Config config, Foundations base, PrometheusRegistry registry) {
        this.payouts = Payouts.open(config, base.database(), base.sequencer(), base.master(), registry);
        Clock clock = Clock.systemUTC();
        Invoices.People people = user -> base.identity().accounts().view(user);
        this.statements = new Statements(new Statement(base.database()), clock);
        this.invoices = new Invoices(base.database(), clock, people, config.paymentsSeller());
        this.downloads = new Downloads(statements, new InvoiceFile(invoices), people,
                base.identity().accessTokens()::authenticate, config.limitsEnabled(), clock, registry);
    }

    Feature feature() {
        List<Endpoint<?, ?>> papers = List.of(
                Endpoint.query("gifts.getStatement", Access.SIGNED_IN, GetStatement.Input.class,
                        new GetStatement(statements)),
                Endpoint.query("gifts.getInvoices", Access.SIGNED_IN, GetInvoices.Input.class,
                        new GetInvoices(invoices)));
        return new Feature("earnings", Stream.of(payouts.endpoints(), papers).flatMap(List::stream).toList(), List.of(),
                Stream.of(payouts.jobs(), List.of(invoices.job())).flatMap(List::stream).toList());
    }

    List<Mount> mounts(PurchaseDesk purchases) {
        return Stream.of(PaymentWebhooks.mounts(purchases, payouts.desk()), downloads.mounts()).flatMap(List::stream)
                .toList();
    }
}
