package live.chobi.gifts.payout;

/// Where a payout stands. It follows from what was decided and told, see [Payout#state].
public enum PayoutState {
    /// Asked for; its diamonds are set aside.
    REQUESTED,
    /// An administrator agrees; the provider is at it.
    APPROVED,
    /// The host's bank has the money. The provider may still say that it came back.
    PAID,
    /// An administrator does not agree.
    REJECTED,
    /// The provider could not pay, or the money came back.
    FAILED,
    /// The host took it back.
    CANCELLED;

    /// Whether it may still be paid.
    boolean isOpen() {
        return this == REQUESTED || this == APPROVED;
    }
}
