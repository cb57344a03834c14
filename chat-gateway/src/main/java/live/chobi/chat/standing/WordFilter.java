package live.chobi.chat.standing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import live.chobi.kernel.Problem;

/// The words a session's moderators do not want to read. A word matches as a whole, however it is spelled
/// ([PlainText]); `*` at an end stands for anything there (`spam*`); several words match in this order. Immutable.
public final class WordFilter {
    public static final WordFilter NONE = new WordFilter(List.of());
    public static final int WORDS_MAX = 500;
    public static final int CHARACTERS_MAX = 60;

    private final List<String> words;
    private final Set<String> whole = new HashSet<>();
    private final List<String> starts = new ArrayList<>();
    private final List<String> ends = new ArrayList<>();
    private final List<String> anywhere = new ArrayList<>();
    private final List<String> phrases = new ArrayList<>();

    private WordFilter(List<String> words) {
        this.words = words;
        words.forEach(this::compile);
    }

    public static WordFilter of(List<String> words) {
        return words.isEmpty() ? NONE : new WordFilter(List.copyOf(words));
    }

    /// Throws BAD_REQUEST with the field `words` where one has no letter or digit.
    public static void check(List<String> words) {
        for (String word : words) {
            if (PlainText.words(PlainText.of(word)).isEmpty()) {
                throw Problem.badInput("words",
                        "each must have a letter or a digit, got '" + Problem.quotable(word) + "'");
            }
        }
    }

    private void compile(String word) {
        List<String> plain = PlainText.words(PlainText.of(word));
        if (plain.isEmpty()) {
            return;
        }
        String text = String.join(" ", plain);
        boolean opensLeft = word.strip().startsWith("*");
        boolean opensRight = word.strip().endsWith("*");
        if (plain.size() > 1) {
            phrases.add((opensLeft ? "" : " ") + text + (opensRight ? "" : " "));
        } else if (opensLeft && opensRight) {
            anywhere.add(text);
        } else if (opensLeft) {
            ends.add(text);
        } else if (opensRight) {
            starts.add(text);
        } else {
            whole.add(text);
        }
    }

    /// As they were given.
    public List<String> words() {
        return words;
    }

    boolean matches(Wording said) {
        if (words.isEmpty()) {
            return false;
        }
        return said.words().stream().flatMap(it -> PlainText.readings(it).stream()).anyMatch(this::matches)
                || (!phrases.isEmpty()
                        && phrases.stream().anyMatch((" " + String.join(" ", said.words()) + " ")::contains));
    }

    private boolean matches(String word) {
        return whole.contains(word) || starts.stream().anyMatch(word::startsWith)
                || ends.stream().anyMatch(word::endsWith) || anywhere.stream().anyMatch(word::contains);
    }
}
