package live.chobi.gifts.payout;

import java.time.Instant;
import java.util.UUID;
import live.chobi.gifts.payout.provider.Destination;
import live.chobi.kernel.UserId;
import org.jspecify.annotations.Nullable;

/// A payout as its host sees it, and administrators.
///
/// @param amount minor units of the currency, fixed when it was asked for
/// @param rate major units for a thousand diamonds
/// @param decidedBy the administrator; null for the host, and until somebody has decided
/// @param reason why it was rejected
/// @param failure why the provider could not pay
public record PayoutView(UUID id, PayoutState state, UserId userId, long diamonds, String currency, long amount,
        String rate, Destination.Masked destination, Instant requestedAt, @Nullable Instant decidedAt,
        @Nullable UserId decidedBy, @Nullable String reason, @Nullable String provider, @Nullable String reference,
        @Nullable Instant paidAt, @Nullable String failure) {
    static PayoutView of(Payout payout, Destination.Masked destination, boolean forAdmins) {
        Payout.Decision decision = payout.decision();
        boolean isRejected = payout.state() == PayoutState.REJECTED;
        return new PayoutView(payout.id(), payout.state(), payout.user(), payout.terms().diamonds(),
                payout.terms().currency(), payout.terms().amount(), payout.terms().rate().toPlainString(), destination,
                payout.requestedAt(), isRejected ? decision.endedAt() : decision.approvedAt(),
                forAdmins ? isRejected ? decision.endedBy() : decision.approvedBy() : null,
                isRejected ? decision.reason() : null, decision.provider(), payout.told().reference(),
                payout.told().paidAt(), payout.state() == PayoutState.FAILED ? payout.told().failure() : null);
    }
}
