package live.chobi.server.bridge;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import live.chobi.gifts.payout.PayoutDesk;
import live.chobi.gifts.purchase.NewsOutcome;
import live.chobi.gifts.purchase.PurchaseDesk;
import live.chobi.gifts.purchase.provider.SignedMessage;
import live.chobi.kernel.Problem;
import live.chobi.schema.DatabaseAway;
import live.chobi.server.http.Exchange;
import live.chobi.server.http.Mount;
import live.chobi.server.http.Refusal;
import live.chobi.server.http.Reply;
import live.chobi.server.http.Route;

/// Where payment providers tell what became of payments and payouts: `POST /payments/webhook/{provider}` and `POST
/// /payouts/webhook/{provider}`.
///
/// 200 says that a message was taken, or is about nothing of ours; 400 that it is not the provider's; 503 asks for it
/// again. What is wrong is not told to who sent it. The message is read on the event loop and judged on a
/// virtual thread.
public final class PaymentWebhooks implements Route {
    /// Stripe's events have a few kilobytes; a long list of metadata has some more.
    private static final int BODY_BYTES_MAX = 256_000;

    /// Who the messages are for.
    private interface Inbox {
        NewsOutcome receive(String provider, SignedMessage message);
    }

    private final Function<String, Optional<String>> signatureHeaders;
    private final Inbox inbox;

    private PaymentWebhooks(Function<String, Optional<String>> signatureHeaders, Inbox inbox) {
        this.signatureHeaders = signatureHeaders;
        this.inbox = inbox;
    }

    public static List<Mount> mounts(PurchaseDesk purchases, PayoutDesk payouts) {
        return List.of(mount("payments", new PaymentWebhooks(purchases::signatureHeader, purchases::receive)),
                mount("payouts", new PaymentWebhooks(payouts::signatureHeader, payouts::receive)));
    }

    private static Mount mount(String name, Route route) {
        return Mount.of(name, "/" + name + "/webhook/", route).bodyBytesMax(BODY_BYTES_MAX);
    }

    @Override
    public void handle(Exchange exchange) {
        if (!exchange.method().equals("POST")) {
            exchange.respond(Refusal.METHOD_NOT_ALLOWED.reply().with("allow", "POST"));
            return;
        }
        String provider = exchange.below();
        Optional<String> header = signatureHeaders.apply(provider);
        if (header.isEmpty()) {
            exchange.refuse(Refusal.NOT_FOUND);
            return;
        }
        SignedMessage message = new SignedMessage(exchange.body().toString(StandardCharsets.UTF_8),
                exchange.header(header.get()));
        exchange.onVirtualThread(() -> exchange.respond(answer(provider, message)));
    }

    private Reply answer(String provider, SignedMessage message) {
        try {
            return inbox.receive(provider, message) == NewsOutcome.FORGED
                    ? Reply.plain(400, "not taken\n")
                    : Reply.plain(200, "taken\n");
        } catch (Problem | DatabaseAway passing) {
            return Reply.plain(503, "again, please\n").with("retry-after", "60");
        }
    }
}
