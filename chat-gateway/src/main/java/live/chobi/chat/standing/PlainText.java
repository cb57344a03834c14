package live.chobi.chat.standing;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Text as filters compare it: what looks or sounds the same is written the same. Never shown to anybody. Pure.
///
/// NFKD, then without marks (accents, Arabic diacritics, hamza on its seat), format characters (zero-width, direction)
/// and tatweel; in lower case; letters of one sound in Arabic, Persian and Urdu spelling as one; digits of all scripts
/// as ASCII; all kinds of blanks as a space (Unicode Standard Annex 15, and Unicode 16 chapter 9.2 for Arabic).
final class PlainText {
    private static final int TATWEEL = 0x0640;
    /// Letters that NFKD leaves apart and readers take for one another.
    private static final Map<Integer, Integer> SAME_LETTER = Map.ofEntries(
            Map.entry(0x0671, 0x0627), // alef wasla
            Map.entry(0x0672, 0x0627), Map.entry(0x0673, 0x0627), // alef with wavy hamza
            Map.entry(0x0649, 0x064A), Map.entry(0x06CC, 0x064A), // alef maksura, Farsi yeh: yeh
            Map.entry(0x06D2, 0x064A), Map.entry(0x06CD, 0x064A), Map.entry(0x06D0, 0x064A),
            Map.entry(0x0629, 0x0647), Map.entry(0x06C3, 0x0647), // teh marbuta: heh
            Map.entry(0x06BE, 0x0647), Map.entry(0x06C1, 0x0647), Map.entry(0x06D5, 0x0647),
            Map.entry(0x06A9, 0x0643), Map.entry(0x06AA, 0x0643), // keheh: kaf
            Map.entry(0x0131, (int) 'i'), Map.entry(0x00DF, (int) 's'));
    /// Looks like a blank and is a letter or a symbol: Hangul fillers, an empty Braille cell.
    private static final String BLANKS = "\u115F\u1160\u3164\uFFA0\u2800";
    /// Cyrillic and Greek letters that stand in for Latin ones: `pаypal`.
    private static final String FOREIGN = "аеорсухікмтвнјѕԁԛԝαεορυνικτχ";
    private static final String LATIN = "aeopcyxikmtbhjsdqwaeopuviktx";
    /// The article and what is written together with it, the longest first.
    private static final List<String> ARTICLES = List.of("وال", "بال", "فال", "كال", "ال", "لل");
    private static final int STEM_MIN = 3;
    private static final int SPELLED_OUT_MIN = 3;

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

    private PlainText() {
    }

    static String of(String text) {
        String apart = Normalizer.normalize(text, Normalizer.Form.NFKD);
        StringBuilder plain = new StringBuilder(apart.length());
        apart.codePoints().forEach(it -> {
            switch (Character.getType(it)) {
                case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> {
                    // nobody sees it, or not as a letter
                }
                case Character.DECIMAL_DIGIT_NUMBER -> plain.append((char) ('0' + Character.digit(it, 10)));
                case Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR,
                        Character.CONTROL ->
                    plain.append(' ');
                default -> {
                    if (BLANKS.indexOf(it) >= 0) {
                        plain.append(' ');
                    } else if (it != TATWEEL) {
                        int lower = Character.toLowerCase(it);
                        plain.appendCodePoint(SAME_LETTER.getOrDefault(lower, lower));
                    }
                }
            }
        });
        return Normalizer.normalize(plain, Normalizer.Form.NFC);
    }

    /// The words of a plain text. Letters spelled out one by one (`b a d`, `b.a.d`) are the word they spell.
    static List<String> words(String plain) {
        List<String> words = new ArrayList<>();
        StringBuilder spelled = new StringBuilder();
        int letters = 0;
        for (String word : WORD.matcher(plain).results().map(MatchResult::group).toList()) {
            if (word.codePointCount(0, word.length()) == 1) {
                spelled.append(word);
                letters++;
                continue;
            }
            addSpelled(words, spelled, letters);
            letters = 0;
            words.add(inOneScript(word));
        }
        addSpelled(words, spelled, letters);
        return words;
    }

    private static void addSpelled(List<String> words, StringBuilder spelled, int letters) {
        if (letters >= SPELLED_OUT_MIN) {
            words.add(inOneScript(spelled.toString()));
        } else {
            spelled.codePoints().forEach(it -> words.add(Character.toString(it)));
        }
        spelled.setLength(0);
    }

    /// A word that mixes Latin with letters that look like it is a Latin one in disguise.
    private static String inOneScript(String word) {
        boolean hasLatin = word.chars().anyMatch(it -> it >= 'a' && it <= 'z');
        if (!hasLatin || word.chars().allMatch(it -> it < 0x80)) {
            return word;
        }
        StringBuilder unmasked = new StringBuilder(word.length());
        word.chars().forEach(it -> {
            int at = FOREIGN.indexOf(it);
            unmasked.append(at >= 0 ? LATIN.charAt(at) : (char) it);
        });
        return unmasked.toString();
    }

    /// What a word of foreign letters looks like, where each of them looks like a Latin one; else nothing.
    private static Optional<String> disguise(String word) {
        if (!word.chars().allMatch(it -> FOREIGN.indexOf(it) >= 0)) {
            return Optional.empty();
        }
        StringBuilder latin = new StringBuilder(word.length());
        word.chars().forEach(it -> latin.append(LATIN.charAt(FOREIGN.indexOf(it))));
        return Optional.of(latin.toString());
    }

    /// The ways in which one word may be meant: as it is, with drawn-out letters shortened, as the Latin word that it
    /// looks like, without the Arabic article.
    static List<String> readings(String word) {
        List<String> readings = new ArrayList<>(List.of(word));
        disguise(word).ifPresent(it -> {
            add(readings, it);
            add(readings, shortened(it, 2));
            add(readings, shortened(it, 1));
        });
        add(readings, shortened(word, 2));
        add(readings, shortened(word, 1));
        for (String article : ARTICLES) {
            if (word.startsWith(article) && word.length() >= article.length() + STEM_MIN) {
                add(readings, word.substring(article.length()));
                break;
            }
        }
        return readings;
    }

    private static void add(List<String> readings, String reading) {
        if (!readings.contains(reading)) {
            readings.add(reading);
        }
    }

    /// Three and more of one letter in a row become so many.
    private static String shortened(String word, int to) {
        StringBuilder out = new StringBuilder(word.length());
        for (int i = 0; i < word.length();) {
            int end = i;
            while (end < word.length() && word.charAt(end) == word.charAt(i)) {
                end++;
            }
            int run = end - i;
            out.repeat(word.charAt(i), run >= 3 ? to : run);
            i = end;
        }
        return out.toString();
    }
}
