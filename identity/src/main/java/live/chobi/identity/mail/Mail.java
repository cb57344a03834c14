package live.chobi.identity.mail;

/// A mail to one person, in plain text.
///
/// @param to an address that [live.chobi.identity.accounts.Names#email] took
/// @param subject one line
/// @param text lines apart by `\n`; may carry a secret
public record Mail(String to, String subject, String text) {
    @Override
    public String toString() {
        return "Mail \"" + subject + "\"";
    }
}
