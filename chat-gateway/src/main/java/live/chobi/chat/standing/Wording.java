package live.chobi.chat.standing;

import java.text.Normalizer;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// A text as the rules see it, worked out once, by the thread that brings it and not by the one that decides.
/// Immutable.
///
/// @param words in plain letters
/// @param fingerprint the same for texts that differ only in spelling; 64 bits
public record Wording(List<String> words, boolean isEmojiOnly, boolean hasLink, long fingerprint) {
    private static final int ZERO_WIDTH_JOINER = 0x200D;
    private static final int KEYCAP = 0x20E3;
    private static final String PICTURE = "\uD83D\uDDBC";
    /// `example (dot) com`, `example [.] com`, `example . com`.
    private static final Pattern SPELLED_DOT = Pattern
            .compile("\\s?(?:[(\\[{]\\s?(?:\\.|dot|نقطة)\\s?[)\\]}]|\\s(?:\\.|dot)\\s)\\s?");
    /// The endings of the root zone in Arabic script.
    private static final String ARABIC_NAMES = "ابوظبي|اتصالات|ارامكو|الاردن|البحرين|الجزائر|السعودية|العليان|المغرب"
            + "|امارات|ایران|بارت|بازار|بيتك|بھارت|تونس|سودان|سورية|سوريا|شبكة|عراق|عرب|عمان|فلسطين|قطر|كاثوليك|كوم|مصر"
            + "|مليسيا|موريتانيا|موقع|همراه|پاكستان|پاکستان|ڀارت";
    /// Names of the second kind are words too, so they count with a path only: `t.me/x`, but not `help.me`.
    private static final Pattern LINK = Pattern
            .compile("(?:https?|ftp|rtmps?|wss?|magnet):/{0,2}[^\\s/]|\\bwww\\.[^\\s.]"
                    + "|[\\p{L}\\p{N}-]\\.(?:(?:com|net|org|info|biz|io|co|tv|gg|ly|app|dev|xyz|online|site|store"
                    + "|shop|club|live|link|click|vip|pro|icu|fun|bet|casino|porn|sex|xxx|win|edu|gov|ru|cn|uk|de|fr|es|eu|ca"
                    + "|au|jp|kr|br|tr|ir|sa|ae|eg|ma|dz|tn|iq|jo|kw|qa|om|bh|ye|sy|lb|ps|xn--[a-z0-9-]+|"
                    + ARABIC_NAMES + ")"
                    + "(?![\\p{L}\\p{N}-])|(?:me|to|in|it|is|so|us|be|top|cc|ai|am|fm|gl|pe)/)"
                    + "|(?<![\\p{N}.])(?:\\p{Nd}{1,3}\\.){3}\\p{Nd}{1,3}(?![\\p{N}.])");

    public static Wording of(String text) {
        String plain = PlainText.of(text);
        List<String> words = PlainText.words(plain);
        return new Wording(words, isEmojiOnly(text), hasLink(text),
                fingerprint(words.isEmpty() ? plain.replace(" ", "") : String.join(" ", words)));
    }

    /// The same of a text in which these shortcodes show pictures: they count as emoji, and their names as words.
    ///
    /// @param codes `:name:`
    public Wording showing(String text, Collection<String> codes) {
        if (codes.isEmpty() || isEmojiOnly) {
            return this;
        }
        String pictured = text;
        for (String code : codes) {
            pictured = pictured.replace(code, PICTURE);
        }
        return new Wording(words, isEmojiOnly(pictured), hasLink, fingerprint);
    }

    private static boolean hasLink(String text) {
        String seen = Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("\\p{Cf}", "").replace('。', '.')
                .toLowerCase(Locale.ROOT);
        return mayHaveLink(seen) && LINK.matcher(SPELLED_DOT.matcher(seen).replaceAll(".")).find();
    }

    /// Both patterns are tried at every letter, and most of what is said has nothing that a link must have.
    private static boolean mayHaveLink(String seen) {
        return seen.indexOf('.') >= 0 || seen.indexOf(':') >= 0 || seen.contains("dot") || seen.contains("نقطة");
    }

    /// Emoji and blanks, at least one of the first (Unicode Technical Standard 51).
    private static boolean isEmojiOnly(String text) {
        int[] points = text.codePoints().toArray();
        boolean found = false;
        for (int i = 0; i < points.length; i++) {
            int it = points[i];
            int keycap = keycapLength(points, i);
            if (keycap > 0) {
                i += keycap - 1;
                found = true;
            } else if (Character.isEmojiPresentation(it) || Character.isExtendedPictographic(it)) {
                found = true;
            } else if (!isPartOfEmoji(it) && !Character.isWhitespace(it)) {
                return false;
            }
        }
        return found;
    }

    private static boolean isPartOfEmoji(int it) {
        return it == ZERO_WIDTH_JOINER || it == 0xFE0E || it == 0xFE0F || Character.isEmojiModifier(it)
                || (it >= 0x1F1E6 && it <= 0x1F1FF) || (it >= 0xE0020 && it <= 0xE007F);
    }

    /// Of `1️⃣` and its like; 0 where there is none.
    private static int keycapLength(int[] points, int at) {
        if (!(points[at] >= '0' && points[at] <= '9') && points[at] != '#' && points[at] != '*') {
            return 0;
        }
        int next = at + 1 < points.length && points[at + 1] == 0xFE0F ? at + 2 : at + 1;
        return next < points.length && points[next] == KEYCAP ? next - at + 1 : 0;
    }

    /// FNV-1a: who finds another text of the same fingerprint has been refused once for nothing.
    private static long fingerprint(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }
}
