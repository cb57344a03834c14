package live.chobi.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import live.chobi.identity.mail.Mail;
import live.chobi.identity.mail.MailTransport;

/// Where mails arrive, or do not. One thread.
final class Letterbox implements MailTransport {
    private final Deque<Mail> mails = new ArrayDeque<>();
    Optional<RuntimeException> trouble = Optional.empty();

    @Override
    public void send(Mail mail) {
        if (trouble.isPresent()) {
            throw trouble.get();
        }
        mails.add(mail);
    }

    /// Takes the one mail that is there out, and the code from it.
    String code() {
        assertThat(mails).hasSize(1);
        return mails.remove().text().lines().filter(line -> line.matches("[\\w-]{43}")).findFirst().orElseThrow();
    }

    boolean isEmpty() {
        return mails.isEmpty();
    }

    void clear() {
        mails.clear();
    }
}
