package live.chobi.gifts.payout;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import live.chobi.gifts.payout.provider.PayoutNews;
import live.chobi.kernel.UserId;
import org.jspecify.annotations.Nullable;

/// A payout: its terms, which never change, what was decided and told about it, and where its diamonds are. Immutable.
///
/// What was decided stays, and what was told only grows: merging is the same in any order and however often, so that
/// messages that come late, repeated or out of order end at the same state and the same money. Pure.
///
/// @param destination of the sealed row
record Payout(UUID id, UserId user, Terms terms, UUID destination, Instant requestedAt, Decision decision, Told told,
        Money money) {
    /// @param amount minor units of the currency
    /// @param rate major units for a thousand diamonds, when it was asked for
    record Terms(long diamonds, String currency, long amount, BigDecimal rate) {}

    /// How it ended without a provider.
    enum Ending {
        REJECTED, CANCELLED
    }

    /// @param provider that is to pay; null until it is approved
    record Decision(@Nullable Instant approvedAt, @Nullable UserId approvedBy, @Nullable String provider,
            @Nullable Instant endedAt, @Nullable UserId endedBy, @Nullable Ending ending, @Nullable String reason) {
        static final Decision NONE = new Decision(null, null, null, null, null, null, null);
    }

    /// The first time that each was told.
    ///
    /// @param reference the provider's name of it
    record Told(@Nullable String reference, @Nullable Instant acceptedAt, @Nullable Instant paidAt,
            @Nullable Instant failedAt, @Nullable String failure) {
        static final Told NOTHING = new Told(null, null, null, null, null);
    }

    /// Where the diamonds are.
    enum Place {
        HELD, PAID, RETURNED
    }

    /// @param hold the one that keeps them, or kept them last
    /// @param heldUntil when that hold ends by itself
    /// @param settledBy the transfer that took them, with the money; null before
    /// @param returnedBy the transfer that gave them again after that; null before
    record Money(Place place, UUID hold, Instant heldUntil, @Nullable UUID settledBy, @Nullable UUID returnedBy) {
        Money heldBy(UUID next, Instant until) {
            return new Money(Place.HELD, next, until, settledBy, returnedBy);
        }

        Money paidBy(UUID transfer) {
            return new Money(Place.PAID, hold, heldUntil, transfer, returnedBy);
        }

        /// @param transfer null where they never left the hold
        Money returned(@Nullable UUID transfer) {
            return new Money(Place.RETURNED, hold, heldUntil, settledBy, transfer);
        }
    }

    /// A failure counts more than a payment: banks return money that was paid, and no provider pays what it said had
    /// failed. So it is also the one word that can always be followed, since diamonds then go to the host.
    PayoutState state() {
        if (decision.ending != null) {
            return decision.ending == Ending.CANCELLED ? PayoutState.CANCELLED : PayoutState.REJECTED;
        }
        if (told.failedAt != null) {
            return PayoutState.FAILED;
        }
        if (told.paidAt != null) {
            return PayoutState.PAID;
        }
        return decision.approvedAt == null ? PayoutState.REQUESTED : PayoutState.APPROVED;
    }

    /// Where its diamonds belong.
    Place due() {
        return switch (state()) {
            case REQUESTED, APPROVED -> Place.HELD;
            case PAID -> Place.PAID;
            case REJECTED, FAILED, CANCELLED -> Place.RETURNED;
        };
    }

    /// Whether the provider has said both that it paid and that it did not.
    boolean isContradictory() {
        return told.paidAt != null && told.failedAt != null;
    }

    Payout after(PayoutNews news, Instant now) {
        return new Payout(id, user, terms, destination, requestedAt, decision, switch (news) {
            case PayoutNews.Accepted(_, var reference) -> new Told(first(told.reference, reference),
                    first(told.acceptedAt, now), told.paidAt, told.failedAt, told.failure);
            case PayoutNews.Paid _ -> new Told(told.reference, told.acceptedAt, first(told.paidAt, now), told.failedAt,
                    told.failure);
            case PayoutNews.Failed(_, var reason) -> new Told(told.reference, told.acceptedAt, told.paidAt,
                    first(told.failedAt, now), first(told.failure, reason));
        }, money);
    }

    Payout approved(UserId by, String provider, Instant at) {
        return with(new Decision(at, by, provider, null, null, null, null));
    }

    /// @param reason null where a host gives none
    Payout ended(Ending how, UserId by, Instant at, @Nullable String reason) {
        return with(new Decision(null, null, null, at, by, how, reason));
    }

    private Payout with(Decision next) {
        return new Payout(id, user, terms, destination, requestedAt, next, told, money);
    }

    Payout with(Money next) {
        return new Payout(id, user, terms, destination, requestedAt, decision, told, next);
    }

    private static <T> T first(@Nullable T known, T other) {
        return known == null ? other : known;
    }
}
