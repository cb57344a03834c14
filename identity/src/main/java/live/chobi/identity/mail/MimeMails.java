package live.chobi.identity.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;

/// Writes a [Mail] as RFC 5322 and MIME want it. Pure.
final class MimeMails {
    private MimeMails() {
    }

    /// Throws [MailFailed], finally, for an address that no mail can go to.
    static MimeMessage write(Session session, InternetAddress from, Mail mail, Instant now) throws MessagingException {
        MimeMessage message = new MimeMessage(session);
        message.setFrom(from);
        message.setRecipient(jakarta.mail.Message.RecipientType.TO, recipient(mail.to()));
        message.setSubject(mail.subject(), StandardCharsets.UTF_8.name());
        message.setText(mail.text(), StandardCharsets.UTF_8.name());
        // Asked for by nobody's mailing list: no holiday answers, please (RFC 3834).
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setSentDate(Date.from(now));
        message.saveChanges();
        return message;
    }

    private static InternetAddress recipient(String address) {
        int at = address.lastIndexOf('@');
        try {
            InternetAddress recipient = new InternetAddress();
            recipient.setAddress(address.substring(0, at) + "@" + IDN.toASCII(address.substring(at + 1)));
            recipient.validate();
            return recipient;
        } catch (MessagingException | IllegalArgumentException e) {
            throw new MailFailed(true, "an address that no mail can be sent to", e);
        }
    }
}
