package live.chobi.gifts.purchase;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import live.chobi.gifts.purchase.packs.GetAllCoinPacks;
import live.chobi.gifts.purchase.packs.GetCoinPacks;
import live.chobi.gifts.purchase.packs.SaveCoinPack;
import live.chobi.gifts.purchase.provider.PaymentProvider;
import live.chobi.gifts.purchase.provider.ReceiptStore;
import live.chobi.gifts.purchase.reconciliation.ReconcilePayments;
import live.chobi.gifts.purchase.testprovider.IssueTestReceipt;
import live.chobi.gifts.purchase.testprovider.SettleTestPurchase;
import live.chobi.gifts.purchase.testprovider.TestPayments;
import live.chobi.kernel.Endpoint;
import live.chobi.kernel.Endpoint.Access;
import live.chobi.kernel.Procedure;
import live.chobi.log.Sequencer;
import live.chobi.schema.Database;

/// Buying coins, wired: the table of procedures, and the desk where webhooks come in.
public final class CoinShop {
    /// How coins are sold here.
    ///
    /// @param payments empty: nothing is sold, and what was bought before can be read
    /// @param currencies that are taken
    /// @param stores of apps, whose receipts are taken beside
    /// @param limitsEnabled the setting `limits.enabled`
    /// @param site where this server is reached, without a slash at its end
    public record Terms(Optional<PaymentProvider> payments, List<ReceiptStore> stores, Set<String> currencies,
            boolean limitsEnabled, Supplier<String> site) {
        /// Without stores.
        public Terms(Optional<PaymentProvider> payments, Set<String> currencies, boolean limitsEnabled,
                Supplier<String> site) {
            this(payments, List.of(), currencies, limitsEnabled, site);
        }
    }

    private final Terms terms;
    private final Database database;
    private final Sequencer sequencer;
    private final PurchaseMetrics metrics;
    private final PurchaseLimits limits;
    private final PurchaseDesk desk;

    public CoinShop(Terms terms, Database database, Sequencer sequencer, InstantSource clock,
            PurchaseMetrics metrics) {
        this.terms = terms;
        this.database = database;
        this.sequencer = sequencer;
        this.metrics = metrics;
        this.limits = new PurchaseLimits(terms.limitsEnabled(), clock, metrics);
        this.desk = new PurchaseDesk(sequencer, database, terms.payments().stream().toList(), clock,
                metrics, terms.site());
    }

    public PurchaseDesk desk() {
        return desk;
    }

    public List<Endpoint<?, ?>> endpoints() {
        Set<String> currencies = terms.payments().isPresent() ? terms.currencies() : Set.of();
        List<ReceiptStore> stores = Stream.concat(terms.stores().stream(),
                terms.payments().filter(ReceiptStore.class::isInstance).map(ReceiptStore.class::cast).stream())
                .toList();
        BuyCoins.Shop shop = new BuyCoins.Shop(terms.payments().map(PaymentProvider::name), currencies);
        List<Endpoint<?, ?>> endpoints = new ArrayList<>(List.of(
                Endpoint.query("gifts.getCoinPacks", Access.ANYONE, Procedure.Nothing.class,
                        new GetCoinPacks(database, currencies)),
                Endpoint.mutation("gifts.buyCoins", Access.SIGNED_IN, BuyCoins.Input.class,
                        new BuyCoins(sequencer, desk, limits, shop)),
                Endpoint.query("gifts.getPurchase", Access.SIGNED_IN, GetPurchase.Input.class, new GetPurchase(desk)),
                Endpoint.query("gifts.getPurchases", Access.SIGNED_IN, GetPurchases.Input.class,
                        new GetPurchases(desk)),
                Endpoint.mutation("gifts.redeemReceipt", Access.SIGNED_IN, RedeemReceipt.Input.class,
                        new RedeemReceipt(sequencer, desk, limits, stores, metrics)),
                Endpoint.query("gifts.getAllCoinPacks", Access.ADMIN, Procedure.Nothing.class,
                        new GetAllCoinPacks(database)),
                Endpoint.mutation("gifts.saveCoinPack", Access.ADMIN, SaveCoinPack.Input.class,
                        new SaveCoinPack(database)),
                Endpoint.mutation("gifts.refundPurchase", Access.ADMIN, RefundPurchase.Input.class,
                        new RefundPurchase(sequencer, desk)),
                Endpoint.mutation("gifts.reconcilePayments", Access.ADMIN, ReconcilePayments.Input.class,
                        new ReconcilePayments(database, metrics))));
        terms.payments().filter(TestPayments.class::isInstance).map(TestPayments.class::cast)
                .ifPresent(test -> endpoints.addAll(List.of(
                        Endpoint.mutation("gifts.settleTestPurchase", Access.SIGNED_IN, SettleTestPurchase.Input.class,
                                new SettleTestPurchase(test, desk)),
                        Endpoint.mutation("gifts.issueTestReceipt", Access.SIGNED_IN, IssueTestReceipt.Input.class,
                                new IssueTestReceipt(test, database)))));
        return List.copyOf(endpoints);
    }
}
