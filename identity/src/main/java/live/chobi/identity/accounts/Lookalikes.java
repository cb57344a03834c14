package live.chobi.identity.accounts;

import com.ibm.icu.text.SpoofChecker;
import com.ibm.icu.text.SpoofChecker.RestrictionLevel;

/// Names that look like other names, by the tables of Unicode (UTS #39). Pure; any thread.
///
/// Within ASCII nothing is refused: `user1` and `userl` are what people have always had to tell apart.
final class Lookalikes {
    private static final SpoofChecker SHAPES = new SpoofChecker.Builder().setChecks(SpoofChecker.CONFUSABLE).build();
    /// Latin beside one other script, as people write; never beside Cyrillic or Greek, whose letters are its doubles.
    private static final SpoofChecker SCRIPTS = new SpoofChecker.Builder().setChecks(SpoofChecker.RESTRICTION_LEVEL)
            .setRestrictionLevel(RestrictionLevel.MODERATELY_RESTRICTIVE).build();

    private Lookalikes() {
    }

    /// Equal for names that look alike; nothing to be shown.
    static String skeleton(String key) {
        return SHAPES.getSkeleton(key);
    }

    /// Whether letters of scripts stand together that are easily taken for one another.
    static boolean mixesScripts(String name) {
        return SCRIPTS.failsChecks(name);
    }

    /// Whether one of two names with one skeleton must not be there beside the other.
    static boolean mayDeceive(String key, String other) {
        return !key.equals(other) && !(isAscii(key) && isAscii(other));
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(it -> it < 128);
    }
}
