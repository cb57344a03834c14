package live.chobi.gifts.payout.provider;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import live.chobi.kernel.Problem;

/// Where a host wants to be paid, in clear. It is kept sealed, given to the provider alone, and never logged: its text
/// is the masked one.
///
/// @param holder the name at the bank
/// @param account an IBAN, the e-mail address of a PayPal account, a mobile number with its country's prefix, or the id
/// of a connected account at Stripe
public record Destination(Kind kind, String holder, String account) {
    public enum Kind {
        IBAN, PAYPAL, MOBILE, STRIPE
    }

    /// What may be shown.
    public record Masked(Kind kind, String holder, String account) {}

    private static final int HOLDER_MAX = 100;
    private static final Pattern UNFIT = Pattern.compile("[\\p{Cc}\\u202A-\\u202E\\u2066-\\u2069\\p{Cs}]");
    private static final Pattern IBAN = Pattern.compile("[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}");
    private static final Pattern EMAIL = Pattern
            .compile("[^\\s@\\p{Cntrl}\"(),:;<>]{1,64}@[a-zA-Z0-9.-]{1,180}\\.[a-zA-Z]{2,24}");
    /// ITU-T E.164.
    private static final Pattern MOBILE = Pattern.compile("\\+[1-9][0-9]{6,14}");
    private static final Pattern STRIPE_ACCOUNT = Pattern.compile("acct_[A-Za-z0-9]{4,60}");
    private static final String DOTS = "••••";

    /// As it is kept: without spaces in the account. Throws the [Problem] of the first rule that it breaks; the message
    /// does not repeat what was given.
    public Destination checked() {
        String name = holder.strip();
        if (name.isEmpty() || name.length() > HOLDER_MAX || UNFIT.matcher(name).find()) {
            throw Problem.badInput("destination.holder",
                    "must have 1 to " + HOLDER_MAX + " characters, none of them a control character");
        }
        String packed = account.replaceAll("[\\s\\u00A0]", "");
        return new Destination(kind, name, switch (kind) {
            case IBAN -> iban(packed.toUpperCase(Locale.ROOT));
            case PAYPAL -> matching(EMAIL, packed, "must be the e-mail address of a PayPal account");
            case MOBILE -> matching(MOBILE, packed.replaceAll("[()./-]", ""),
                    "must be a mobile number with its country's prefix, like +966501234567");
            case STRIPE -> matching(STRIPE_ACCOUNT, packed, "must be a connected account at Stripe, like acct_1…");
        });
    }

    /// ISO 13616: the first four characters behind the others, letters as numbers from 10, modulo 97 is 1.
    private static String iban(String account) {
        String iban = matching(IBAN, account, "must be an IBAN");
        String digits = (iban.substring(4) + iban.substring(0, 4)).chars()
                .mapToObj(it -> Integer.toString(Character.digit(it, 36))).collect(Collectors.joining());
        if (new BigInteger(digits).mod(BigInteger.valueOf(97)).intValue() != 1) {
            throw Problem.badInput("destination.account", "must be an IBAN; its check digits are wrong");
        }
        return iban;
    }

    private static String matching(Pattern pattern, String text, String rule) {
        if (!pattern.matcher(text).matches()) {
            throw Problem.badInput("destination.account", rule);
        }
        return text;
    }

    /// The first letter of each name, and the last four characters of the account (of an e-mail address, the first
    /// letter and the domain).
    public Masked masked() {
        String initials = Arrays.stream(holder.split("\\s+", -1)).filter(it -> !it.isEmpty())
                .map(it -> it.substring(0, it.offsetByCodePoints(0, 1)) + "•").collect(Collectors.joining(" "));
        int at = account.indexOf('@');
        return new Masked(kind, initials, at > 0
                ? account.substring(0, account.offsetByCodePoints(0, 1)) + DOTS + account.substring(at)
                : DOTS + account.substring(Math.max(0, account.length() - 4)));
    }

    @Override
    public String toString() {
        return "Destination " + kind;
    }
}
