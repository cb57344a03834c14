package live.chobi.identity.accounts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/// Argon2id (RFC 9106) in the PHC string format: `$argon2id$v=19$m=19456,t=2,p=1$salt$digest`. The cost stands in every
/// hash, so it can be raised without locking anybody out. Takes tens of milliseconds and `memoryKib` of heap:
/// [Passwords] says where it runs. Immutable.
final class Argon2id {
    /// What a hash costs.
    ///
    /// @param lanes computed one after the other here
    record Cost(int memoryKib, int iterations, int lanes) {
        /// The first choice of the OWASP password storage sheet.
        static final Cost STANDARD = new Cost(19 * 1024, 2, 1);

        private String text() {
            return "m=" + memoryKib + ",t=" + iterations + ",p=" + lanes;
        }
    }

    private static final int SALT_BYTES = 16;
    private static final int DIGEST_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Base64.Encoder ENCODER = Base64.getEncoder().withoutPadding();

    private final Cost cost;

    Argon2id(Cost cost) {
        this.cost = cost;
    }

    String hash(String password) {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return "$argon2id$v=19$" + cost.text() + "$" + ENCODER.encodeToString(salt) + "$"
                + ENCODER.encodeToString(digest(password, salt, cost, DIGEST_BYTES));
    }

    static boolean matches(String password, String stored) {
        String[] part = parts(stored);
        byte[] expected = Base64.getDecoder().decode(part[5]);
        byte[] actual = digest(password, Base64.getDecoder().decode(part[4]), costOf(part[3]), expected.length);
        return MessageDigest.isEqual(expected, actual);
    }

    /// False for a hash of another cost: it should be made anew while the password is at hand.
    boolean isCurrent(String stored) {
        return parts(stored)[3].equals(cost.text());
    }

    private static String[] parts(String stored) {
        String[] part = stored.split("\\$", -1);
        if (part.length != 6 || !part[1].equals("argon2id") || !part[2].equals("v=19")) {
            throw new IllegalStateException("a stored password hash is not argon2id version 19");
        }
        return part;
    }

    private static Cost costOf(String text) {
        int memory = 0;
        int iterations = 0;
        int lanes = 0;
        for (String setting : text.split(",", -1)) {
            int value = Integer.parseInt(setting.substring(2));
            switch (setting.charAt(0)) {
                case 'm' -> memory = value;
                case 't' -> iterations = value;
                case 'p' -> lanes = value;
                default -> throw new IllegalStateException("unknown argon2id setting " + setting);
            }
        }
        return new Cost(memory, iterations, lanes);
    }

    private static byte[] digest(String password, byte[] salt, Cost cost, int bytes) {
        var generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(cost.memoryKib()).withIterations(cost.iterations()).withParallelism(cost.lanes())
                .withSalt(salt).build());
        byte[] digest = new byte[bytes];
        generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), digest);
        return digest;
    }
}
