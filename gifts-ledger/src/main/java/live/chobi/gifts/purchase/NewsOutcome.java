package live.chobi.gifts.purchase;

/// What became of a piece of news.
public enum NewsOutcome {
    /// It changed the purchase.
    APPLIED,
    /// It was known, or says nothing new.
    NOTHING_NEW,
    /// Another amount or currency than the purchase's: somebody must look.
    AMOUNT_MISMATCH,
    /// The purchase belongs to another provider.
    OTHER_PROVIDER,
    /// It is about no purchase of this installation.
    NOT_OURS,
    /// The signature or the body is not the provider's.
    FORGED,
    /// It is true, and the ledger would not move the coins: it is tried again.
    HELD_BACK
}
