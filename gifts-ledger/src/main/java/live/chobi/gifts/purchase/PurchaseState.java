package live.chobi.gifts.purchase;

/// Where a purchase stands. It follows from what the provider has told, see [Standing#state].
public enum PurchaseState {
    /// Here, and the provider does not know of it yet.
    CREATED,
    /// There is a page to pay at.
    PENDING,
    /// The money is there, and so are the coins.
    PAID,
    /// No money will come.
    FAILED,
    /// Nobody paid in time.
    EXPIRED,
    /// All the money went back by our own wish.
    REFUNDED,
    /// The buyer's bank took money back.
    CHARGED_BACK
}
