package live.chobi.gifts.purchase.provider;

/// An app store that takes the money itself and gives the buyer's app a receipt for it. A port: one adapter per store.
/// May block, so virtual threads only.
public interface ReceiptStore {
    /// Stored with purchases: `test`.
    String name();

    /// Reads a receipt that the store really issued.
    Receipt verify(String receipt) throws ForgedMessage;

    /// A purchase at the store.
    ///
    /// @param transaction the store's own name of it, one for each payment
    /// @param packCode the product
    /// @param amount minor units
    record Receipt(String transaction, String packCode, long amount, String currency) {}
}
