package live.chobi.gifts.purchase.provider;

/// A provider that tells by signed messages.
///
/// @param <E> what one of them says
public interface MessageSource<E> {
    /// Stored with what it tells about.
    String name();

    /// The header of its messages that holds the signature, in lower case.
    String signatureHeader();

    /// Reads a message, once its signature has been found good and young enough.
    E read(SignedMessage message) throws ForgedMessage;
}
