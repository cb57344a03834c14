package live.chobi.gifts.document;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;

/// Any text in the letters that a PDF's standard fonts have (WinAnsi, which is windows-1252). Arabic is written by its
/// sounds; what has no letter at all is a question mark. Pure.
final class LatinText {
    static final Charset WIN_ANSI = Charset.forName("windows-1252");
    private static final char UNKNOWN = '?';
    private static final Map<Character, String> ARABIC = new HashMap<>();

    static {
        String[] pairs = ("ا a ب b ت t ث th ج j ح h خ kh د d ذ dh ر r ز z س s ش sh ص s ض d ط t ظ z غ gh ف f ق q ك k ل l م m "
                + "ن n ه h و w ي y ى a ة a آ a أ a إ i ؤ w ئ y پ p چ ch ژ zh گ g ک k ی y").split(" ", -1);
        for (int i = 0; i < pairs.length; i += 2) {
            ARABIC.put(pairs[i].charAt(0), pairs[i + 1]);
        }
        ARABIC.put('ع', "'");
        ARABIC.put('ء', "'");
        ARABIC.put('،', ",");
        ARABIC.put('؛', ";");
        ARABIC.put('؟', "?");
        ARABIC.put('ـ', "");
        String vowels = "\u064B\u064C\u064D\u064E\u064F\u0650\u0651\u0652";
        String[] sounds = {"an", "un", "in", "a", "u", "i", "", ""};
        for (int i = 0; i < sounds.length; i++) {
            ARABIC.put(vowels.charAt(i), sounds[i]);
        }
    }

    private LatinText() {
    }

    static String of(String text) {
        CharsetEncoder encoder = WIN_ANSI.newEncoder();
        StringBuilder latin = new StringBuilder();
        boolean begins = true;
        for (int point : Normalizer.normalize(text, Normalizer.Form.NFC).codePoints().toArray()) {
            String written = letter(point, encoder);
            latin.append(begins && ARABIC.containsKey((char) point) ? capitalised(written) : written);
            begins = Character.isWhitespace(point) || (begins && written.isEmpty());
        }
        return latin.toString();
    }

    private static String letter(int point, CharsetEncoder encoder) {
        if (Character.isWhitespace(point)) {
            return " ";
        }
        int type = Character.getType(point);
        if (type == Character.CONTROL || type == Character.FORMAT) {
            return ""; // such as the marks that turn the direction of writing
        }
        String sound = Character.isBmpCodePoint(point) ? ARABIC.get((char) point) : null;
        if (sound != null) {
            return sound;
        }
        int digit = Character.isDigit(point) ? Character.digit(point, 10) : -1;
        if (digit >= 0) {
            return Integer.toString(digit);
        }
        String plain = Character.toString(point);
        if (encoder.canEncode(plain)) {
            return plain;
        }
        StringBuilder known = new StringBuilder();
        Normalizer.normalize(plain, Normalizer.Form.NFKD).chars()
                .filter(it -> encoder.canEncode((char) it) || ARABIC.containsKey((char) it))
                .forEach(it -> known.append(ARABIC.getOrDefault((char) it, Character.toString(it))));
        boolean isMark = type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
        return known.isEmpty() && !isMark ? Character.toString(UNKNOWN) : known.toString();
    }

    private static String capitalised(String text) {
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
