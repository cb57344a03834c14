package live.chobi.identity.mail;

/// The way that mails take. Blocks for at most half a minute; virtual threads.
public interface MailTransport {
    /// Returns once the mail is in the next one's hands. Throws [MailFailed].
    void send(Mail mail);
}
