package live.chobi.gifts.payout.provider;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import live.chobi.gifts.purchase.provider.MessageSource;

/// Pays money out. A port: one adapter per provider. Every method may block, so virtual threads only, and for some
/// seconds at most, since a job waits.
///
/// Methods that ask the provider throw a [live.chobi.kernel.Problem]: SERVICE_UNAVAILABLE `payment_provider_away` when
/// it did not answer (the outcome is unknown, the same call again is harmless), BAD_GATEWAY `payment_provider_refused`
/// when it never will do what it was asked. Neither says anything of the destination.
public interface PayoutProvider extends MessageSource<PayoutEvent> {
    /// Where it can pay to.
    default Set<Destination.Kind> kinds() {
        return Set.of(Destination.Kind.values());
    }

    /// The most of an amount that it can pay exactly; a payout is made for that. Does not ask it.
    default long payable(long amount, String currency) {
        return amount;
    }

    /// Pays. The payout's id is the provider's idempotency key: the same order again is the same payment, and answers
    /// what is known of it by then.
    PayoutNews send(PayoutOrder order);

    /// What is known of a payout now, in an order in which it can be told; empty while nothing has happened.
    ///
    /// @param reference as [PayoutNews.Accepted] named it
    List<PayoutNews> lookUp(UUID payout, String reference);
}
