package live.chobi.gifts.payout.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.stripe.model.Transfer;
import com.stripe.param.TransferCreateParams;
import com.stripe.param.TransferListParams;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import live.chobi.gifts.payout.provider.Destination;
import live.chobi.gifts.payout.provider.PayoutEvent;
import live.chobi.gifts.payout.provider.PayoutNews;
import live.chobi.gifts.payout.provider.PayoutOrder;
import live.chobi.gifts.payout.provider.PayoutProvider;
import live.chobi.gifts.purchase.provider.ForgedMessage;
import live.chobi.gifts.purchase.provider.SignedMessage;
import live.chobi.gifts.stripe.StripeAmounts;
import live.chobi.gifts.stripe.StripeApi;
import live.chobi.gifts.stripe.StripeMessages;
import live.chobi.kernel.Problem;
import live.chobi.kernel.ProblemCode;
import live.chobi.kernel.Uuid7;

/// Stripe Connect: a payout is a transfer from our balance at Stripe to the host's connected account, from where Stripe
/// pays their bank. Of the bank nothing ever comes here.
///
/// Stripe forgets keys of idempotency after a day, and a payout may wait longer for a provider that is away. So each
/// transfer belongs to a group named after its payout, and an order looks there first.
///
/// Source: Stripe's API reference, "Transfers"; events `transfer.created`, `transfer.updated`, `transfer.reversed`.
public final class StripePayouts implements PayoutProvider {
    public static final String NAME = "stripe";
    /// The metadata of a transfer that says which payout it is.
    static final String PAYOUT = "chobi_payout";
    private static final String OF_TRANSFERS = "transfer.";

    private final StripeApi stripe;
    private final StripeMessages messages;

    public StripePayouts(StripeApi.Account account, Clock clock) {
        this.stripe = new StripeApi(account);
        this.messages = new StripeMessages(account.webhookSecret(), clock);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Destination.Kind> kinds() {
        return Set.of(Destination.Kind.STRIPE);
    }

    /// Stripe takes some currencies in steps of ten minor units, or in major units alone.
    @Override
    public long payable(long amount, String currency) {
        return StripeAmounts.floor(amount, currency);
    }

    @Override
    public PayoutNews send(PayoutOrder order) {
        if (order.to().kind() != Destination.Kind.STRIPE) {
            throw StripeApi.refused("it pays to Stripe accounts, not to " + order.to().kind());
        }
        Transfer transfer = made(order.payout()).orElseGet(() -> transfer(order));
        return new PayoutNews.Accepted(order.payout(), transfer.getId());
    }

    private static String group(UUID payout) {
        return "chobi-payout-" + payout;
    }

    private Optional<Transfer> made(UUID payout) {
        TransferListParams params = TransferListParams.builder().setTransferGroup(group(payout)).setLimit(1L).build();
        try {
            return StripeApi.asked(() -> stripe.v1().transfers().list(params)).getData().stream().findFirst();
        } catch (Problem problem) {
            // An order that may have gone out must not count as refused because the question is.
            throw problem.code() == ProblemCode.BAD_GATEWAY ? StripeApi.away() : problem;
        }
    }

    private Transfer transfer(PayoutOrder order) {
        TransferCreateParams params = TransferCreateParams.builder()
                .setAmount(StripeApi.amount(order.amount(), order.currency()))
                .setCurrency(order.currency().toLowerCase(Locale.ROOT)).setDestination(order.to().account())
                .setTransferGroup(group(order.payout())).putMetadata(PAYOUT, order.payout().toString()).build();
        return StripeApi.asked(() -> stripe.v1().transfers().create(params,
                StripeApi.once("payout-" + order.payout())));
    }

    @Override
    public List<PayoutNews> lookUp(UUID payout, String reference) {
        Transfer transfer = StripeApi.asked(() -> stripe.v1().transfers().retrieve(reference));
        String of = Objects.requireNonNullElse(transfer.getMetadata(), Map.<String, String>of()).get(PAYOUT);
        if (!payout.toString().equals(of)) {
            throw StripeApi.refused("transfer " + reference + " is of another payout");
        }
        String currency = StripeAmounts.currency(transfer.getCurrency());
        return List.of(news(payout, Boolean.TRUE.equals(transfer.getReversed()),
                iso(transfer.getAmount(), currency), iso(transfer.getAmountReversed(), currency), currency));
    }

    private static long iso(Long theirs, String currency) {
        return StripeAmounts.fromStripe(Objects.requireNonNullElse(theirs, 0L), currency).orElse(0L);
    }

    @Override
    public String signatureHeader() {
        return StripeMessages.SIGNATURE_HEADER;
    }

    @Override
    public PayoutEvent read(SignedMessage message) throws ForgedMessage {
        StripeMessages.Message it = messages.read(message);
        JsonNode transfer = it.object();
        Optional<UUID> payout = it.type().startsWith(OF_TRANSFERS)
                ? Uuid7.parse(transfer.path("metadata").path(PAYOUT).asText())
                : Optional.empty();
        return new PayoutEvent(it.id(), it.type(), it.at(), payout.map(id -> news(id,
                transfer.path("reversed").asBoolean(), StripeMessages.amount(transfer, "amount"),
                StripeMessages.amount(transfer, "amount_reversed"), StripeMessages.currency(transfer))));
    }

    /// A transfer that was taken back in part is one of another amount: that changes nothing here, and somebody looks.
    private static PayoutNews news(UUID payout, boolean reversed, long amount, long amountReversed, String currency) {
        return reversed
                ? new PayoutNews.Failed(payout, "the transfer was taken back")
                : new PayoutNews.Paid(payout, amount - amountReversed, currency);
    }
}
