package live.chobi.server.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/// Passwords that only this server needs: made once, kept in files that only its user may read.
final class Secrets {
    private static final int BYTES = 24;

    private Secrets() {
    }

    static String readOrMake(DataDirectory data, String name) {
        Path file = data.directory("secrets").resolve(name);
        try {
            if (!Files.exists(file)) {
                byte[] random = new byte[BYTES];
                new SecureRandom().nextBytes(random);
                Path fresh = Files.createTempFile(file.getParent(), name, ".new", PosixFilePermissions
                        .asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(fresh, HexFormat.of().formatHex(random));
                // A crash must not leave half a password behind.
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
