package live.chobi.identity.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import live.chobi.kernel.Uuid7;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// For development, and until there is a mail server: each mail is a file `.eml` that only its owner reads, and a line
/// of the log that names the file and nothing of what it says. The oldest go when there are more than [#KEPT_MAX].
public final class MailFolder implements MailTransport {
    private static final Logger LOG = LoggerFactory.getLogger(MailFolder.class);
    static final int KEPT_MAX = 200;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSS'Z'")
            .withZone(ZoneOffset.UTC);

    private final Path folder;
    private final InternetAddress from;
    private final InstantSource clock;
    private final Session session = Session.getInstance(new Properties());

    /// @param folder exists
    public MailFolder(Path folder, InternetAddress from, InstantSource clock) {
        this.folder = folder;
        this.from = from;
        this.clock = clock;
    }

    @Override
    public void send(Mail mail) {
        Path file = folder.resolve(TIME.format(clock.instant()) + "-" + Uuid7.next() + ".eml");
        try (OutputStream out = java.nio.channels.Channels.newOutputStream(Files.newByteChannel(file,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), PosixFilePermissions
                        .asFileAttribute(EnumSet.copyOf(PosixFilePermissions.fromString("rw-------")))))) {
            MimeMails.write(session, from, mail, clock.instant()).writeTo(out);
        } catch (IOException | MessagingException e) {
            throw new MailFailed(false, "the mail could not be written to " + file, e);
        }
        LOG.info("no mail.url is set, so a mail was written to {}", file);
        forgetOldest();
    }

    private void forgetOldest() {
        try (Stream<Path> all = Files.list(folder)) {
            List<Path> mails = all.filter(it -> it.toString().endsWith(".eml")).sorted(Comparator.reverseOrder())
                    .toList();
            for (Path old : mails.subList(Math.min(KEPT_MAX, mails.size()), mails.size())) {
                Files.deleteIfExists(old);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
