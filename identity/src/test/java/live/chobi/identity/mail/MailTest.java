package live.chobi.identity.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import live.chobi.identity.FakeClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailTest {
    private static final InternetAddress FROM = SmtpMail.sender("Chobi <chobi@example.test>");
    private static final Mail MAIL = new Mail("sara@example.test", "كلمة مرور جديدة", "Hello,\nthe code is 12345\n");

    private final FakeClock clock = new FakeClock();

    @Test
    void a_mail_reaches_the_server_with_its_words_as_they_were() throws Exception {
        try (MailServer server = new MailServer()) {
            new SmtpMail(URI.create("smtp://chobi:p%40ss@127.0.0.1:" + server.port()), FROM, clock).send(MAIL);
            assertThat(server.lines).contains("MAIL FROM:<chobi@example.test>", "RCPT TO:<sara@example.test>");
            assertThat(server.lines).anyMatch(it -> it.startsWith("AUTH"));
            List<String> text = server.lines.subList(server.lines.indexOf("DATA") + 1, server.lines.lastIndexOf("."));
            MimeMessage read = read(String.join("\r\n", text));
            assertThat(read.getSubject()).isEqualTo(MAIL.subject());
            assertThat(read.getContent().toString().replace("\r\n", "\n").strip()).isEqualTo(MAIL.text().strip());
            assertThat(read.getFrom()).containsExactly(FROM);
            assertThat(read.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        }
    }

    @Test
    void an_address_that_is_refused_is_refused_for_good_and_a_server_that_is_busy_is_not() throws Exception {
        try (MailServer server = new MailServer()) {
            SmtpMail smtp = new SmtpMail(URI.create("smtp://127.0.0.1:" + server.port()), FROM, clock);
            server.answerRecipients("550 sara@example.test is not here");
            MailFailed refused = catchThrowableOfType(MailFailed.class, () -> smtp.send(MAIL));
            assertThat(refused.isFinal()).isTrue();
            assertThat(refused).hasMessageNotContaining("sara").hasNoCause();
            server.answerRecipients("451 come again");
            assertThat(catchThrowableOfType(MailFailed.class, () -> smtp.send(MAIL)).isFinal()).isFalse();
        }
    }

    @Test
    void a_server_that_is_away_is_tried_again() throws Exception {
        int port;
        try (MailServer server = new MailServer()) {
            port = server.port();
        }
        SmtpMail smtp = new SmtpMail(URI.create("smtp://127.0.0.1:" + port), FROM, clock);
        assertThat(catchThrowableOfType(MailFailed.class, () -> smtp.send(MAIL)).isFinal()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b@example.test", "sara@example.test\nBcc: eve@example.test"})
    void an_address_that_no_mail_can_go_to_is_refused_for_good(String address) throws Exception {
        try (MailServer server = new MailServer()) {
            SmtpMail smtp = new SmtpMail(URI.create("smtp://127.0.0.1:" + server.port()), FROM, clock);
            MailFailed failed = catchThrowableOfType(MailFailed.class,
                    () -> smtp.send(new Mail(address, "x", "y")));
            assertThat(failed.isFinal()).isTrue();
            assertThat(server.lines).noneMatch(it -> it.contains("eve"));
        }
    }

    @Test
    void a_sender_is_one_address() {
        assertThat(SmtpMail.sender("chobi@example.test").getAddress()).isEqualTo("chobi@example.test");
        for (String wrong : List.of("", "chobi", "a@example.test, b@example.test", "a@example.test\nx: y")) {
            assertThatThrownBy(() -> SmtpMail.sender(wrong)).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("one address");
        }
    }

    @Test
    void without_a_server_mails_are_files_that_their_owner_alone_reads(@TempDir Path folder) throws Exception {
        new MailFolder(folder, FROM, clock).send(MAIL);
        Path file = mails(folder).getFirst();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        MimeMessage read = read(Files.readString(file));
        assertThat(read.getSubject()).isEqualTo(MAIL.subject());
        assertThat(read.getContent().toString()).contains("the code is 12345");
    }

    @Test
    void the_oldest_files_go(@TempDir Path folder) throws Exception {
        MailFolder mails = new MailFolder(folder, FROM, clock);
        mails.send(MAIL);
        Path oldest = mails(folder).getFirst();
        for (int i = 0; i < MailFolder.KEPT_MAX; i++) {
            clock.pass(java.time.Duration.ofSeconds(1));
            mails.send(MAIL);
        }
        assertThat(mails(folder)).hasSize(MailFolder.KEPT_MAX).doesNotContain(oldest);
    }

    @Test
    void no_log_shows_what_a_mail_says() {
        assertThat(MAIL.toString()).doesNotContain("12345").doesNotContain("sara");
    }

    private static List<Path> mails(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private static MimeMessage read(String text) throws Exception {
        return new MimeMessage(Session.getInstance(new Properties()),
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
