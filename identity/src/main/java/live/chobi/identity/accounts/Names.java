package live.chobi.identity.accounts;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import live.chobi.kernel.Problem;

/// The rules of usernames, e-mail addresses, display names and passwords, and the keys by which they are
/// compared. Pure.
public final class Names {
    public static final int USERNAME_MIN = 3;
    public static final int USERNAME_MAX = 32;
    public static final int EMAIL_MAX = 254;
    public static final int DISPLAY_NAME_MAX = 50;
    public static final int LABEL_MAX = 100;
    public static final int PASSWORD_MIN = 8;
    /// Far above any passphrase; below what would make hashing a burden.
    public static final int PASSWORD_MAX = 200;

    /// Letters and digits of any script. A letter may carry marks (many scripts need them), but not a tower of them.
    private static final Pattern USERNAME = Pattern.compile("(?:[\\p{L}\\p{Nd}]\\p{M}{0,2}|[._-])+");
    private static final Pattern LETTER_OR_DIGIT = Pattern.compile("[\\p{L}\\p{Nd}]");
    /// Catches slips, not every address that cannot exist: only a mail can prove one.
    private static final Pattern EMAIL = Pattern
            .compile("[^\\s@\\p{Cntrl}\"(),:;<>\\[\\]\\\\]{1,64}@[\\p{L}\\p{Nd}\\p{M}-]+(\\.[\\p{L}\\p{Nd}\\p{M}-]+)+");
    /// Control characters, text direction overrides, and halves of surrogate pairs.
    private static final Pattern UNFIT = Pattern.compile("[\\p{Cc}\\u202A-\\u202E\\u2066-\\u2069\\p{Cs}]");

    private Names() {
    }

    /// The username as it is stored and shown.
    public static String username(String text) {
        String name = Normalizer.normalize(text, Normalizer.Form.NFC);
        if (name.length() < USERNAME_MIN || name.length() > USERNAME_MAX) {
            throw Problem.badInput("username", "must have " + USERNAME_MIN + " to " + USERNAME_MAX
                    + " characters, got " + name.length());
        }
        // Judged by its compatibility form too: a ligature that expands to words with spaces is no name.
        if (!USERNAME.matcher(name).matches() || !USERNAME.matcher(key(name)).matches()
                || !LETTER_OR_DIGIT.matcher(name).find()) {
            throw Problem.badInput("username", "may have letters, digits, '.', '_' and '-' only, got '"
                    + Problem.quotable(name) + "'");
        }
        if (Lookalikes.mixesScripts(name)) {
            throw Problem.badInput("username", "may not mix scripts whose letters look alike, got '"
                    + Problem.quotable(name) + "'");
        }
        return name;
    }

    public static String email(String text) {
        if (text.length() > EMAIL_MAX || !EMAIL.matcher(text).matches()) {
            throw Problem.badInput("email", "must be an e-mail address, got '" + Problem.quotable(text) + "'");
        }
        return text;
    }

    public static String displayName(String text) {
        String name = text.strip();
        if (name.isEmpty() || name.length() > DISPLAY_NAME_MAX) {
            throw Problem.badInput("displayName", "must have 1 to " + DISPLAY_NAME_MAX + " characters, got "
                    + name.length());
        }
        if (UNFIT.matcher(name).find()) {
            throw Problem.badInput("displayName", "may not have control characters");
        }
        return name;
    }

    /// One line that its owner tells something by: a device, a key.
    public static String label(String text, String field) {
        String label = text.strip();
        if (label.isEmpty() || label.length() > LABEL_MAX || UNFIT.matcher(label).find()) {
            throw Problem.badInput(field, "must have 1 to " + LABEL_MAX + " characters and no control characters, got '"
                    + Problem.quotable(text) + "'");
        }
        return label;
    }

    public static String password(String text) {
        return password(text, "password");
    }

    /// @param field the input's, for the refusal
    public static String password(String text, String field) {
        if (text.length() < PASSWORD_MIN || text.length() > PASSWORD_MAX) {
            throw Problem.badInput(field, "must have " + PASSWORD_MIN + " to " + PASSWORD_MAX
                    + " characters, got " + text.length());
        }
        return text;
    }

    /// What uniqueness and sign-in compare: full-width, ligature and upper-case spellings of a name are the same name.
    public static String key(String name) {
        String folded = Normalizer.normalize(name, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
        // PostgreSQL takes no NUL; no stored name has one, so such a key finds nothing.
        return Normalizer.normalize(folded, Normalizer.Form.NFKC).replace('\0', '\uFFFD');
    }
}
