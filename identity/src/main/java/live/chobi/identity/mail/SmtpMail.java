package live.chobi.identity.mail;

import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Properties;
import java.util.Set;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;

/// Sends by SMTP submission (RFC 6409): `smtps` is TLS from the first byte, `smtp` begins it with STARTTLS and sends
/// nothing without it, save to this machine itself. The server's certificate must be of its name. A connection for each
/// mail: they are few. Any number of virtual threads.
public final class SmtpMail implements MailTransport {
    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]");

    private final Session session;
    private final InternetAddress from;
    private final InstantSource clock;
    private final String host;
    private final int port;
    private final @Nullable String user;
    private final @Nullable String password;

    /// @param server `smtp://user:password@host:587`, `smtps://host:465`; user and password in percent-encoding
    /// @param from as [#sender] reads it
    public SmtpMail(URI server, InternetAddress from, InstantSource clock) {
        boolean isTls = "smtps".equals(server.getScheme());
        this.host = server.getHost();
        this.port = server.getPort() >= 0 ? server.getPort() : isTls ? 465 : 587;
        String login = server.getRawUserInfo();
        int colon = login == null ? -1 : login.indexOf(':');
        this.user = login == null ? null : decoded(colon < 0 ? login : login.substring(0, colon));
        this.password = login == null || colon < 0 ? null : decoded(login.substring(colon + 1));
        this.from = from;
        this.clock = clock;
        this.session = Session.getInstance(properties(isTls ? "smtps" : "smtp", !THIS_MACHINE.contains(host)));
    }

    /// `chobi@example.org` or `Chobi <chobi@example.org>`. Throws IllegalArgumentException that says the rule.
    public static InternetAddress sender(String text) {
        try {
            InternetAddress[] parsed = InternetAddress.parse(text, true);
            if (parsed.length == 1 && text.indexOf('\n') < 0 && text.indexOf('\r') < 0) {
                parsed[0].validate();
                return parsed[0];
            }
        } catch (MessagingException _) {
            // said below
        }
        throw new IllegalArgumentException(
                "it must be one address like chobi@example.org or Chobi <chobi@example.org>");
    }

    private Properties properties(String protocol, boolean mustEncrypt) {
        Properties settings = new Properties();
        String prefix = "mail." + protocol + ".";
        String patience = String.valueOf(PATIENCE.toMillis());
        settings.setProperty("mail.transport.protocol", protocol);
        settings.setProperty(prefix + "connectiontimeout", patience);
        settings.setProperty(prefix + "timeout", patience);
        settings.setProperty(prefix + "writetimeout", patience);
        settings.setProperty(prefix + "auth", String.valueOf(user != null));
        settings.setProperty(prefix + "starttls.enable", "true");
        settings.setProperty(prefix + "starttls.required", String.valueOf(mustEncrypt));
        settings.setProperty(prefix + "ssl.checkserveridentity", "true");
        return settings;
    }

    @Override
    public void send(Mail mail) {
        try (Transport transport = session.getTransport()) {
            MimeMessage message = MimeMails.write(session, from, mail, clock.instant());
            transport.connect(host, port, user, password);
            transport.sendMessage(message, message.getRecipients(jakarta.mail.Message.RecipientType.TO));
        } catch (MessagingException e) {
            throw new MailFailed(isFinal(e), said(e), null);
        }
    }

    /// A reply of the 500s about this address or this mail; what concerns our own login may be put right.
    private static boolean isFinal(MessagingException failure) {
        if (failure instanceof AuthenticationFailedException) {
            return false;
        }
        for (@Nullable
        Exception cause = failure; cause instanceof MessagingException it; cause = it.getNextException()) {
            int reply = switch (it) {
                case SMTPAddressFailedException address -> address.getReturnCode();
                case SMTPSendFailedException sending -> sending.getReturnCode();
                default -> 0;
            };
            if (reply >= 500) {
                return true;
            }
        }
        return false;
    }

    /// What a server says may quote the address, so only its kind and number are kept.
    private static String said(MessagingException failure) {
        int reply = switch (failure) {
            case SMTPSendFailedException sending -> sending.getReturnCode();
            case SMTPAddressFailedException address -> address.getReturnCode();
            default -> 0;
        };
        Address[] refused = failure instanceof SendFailedException sending ? sending.getInvalidAddresses() : null;
        return "the mail server did not take it: " + failure.getClass().getSimpleName()
                + (reply == 0 ? "" : ", reply " + reply)
                + (refused == null || refused.length == 0 ? "" : ", it refuses the address");
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
