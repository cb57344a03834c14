package live.chobi.gifts.purchase.provider;

import java.util.Optional;

/// What came in at a provider's webhook, believed by nobody yet.
///
/// @param body as it was sent: the signature is over its bytes
/// @param signature the header that [PaymentProvider#signatureHeader] names
public record SignedMessage(String body, Optional<String> signature) {}
