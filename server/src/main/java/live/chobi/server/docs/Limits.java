package live.chobi.server.docs;

import java.util.Optional;

/// Words for the least and the most of something. Pure.
final class Limits {
    private Limits() {
    }

    /// `1 to 200 characters`, `at least 1`, `at most 500`; empty where there is no limit.
    static String said(Optional<Long> min, Optional<Long> max, String what) {
        String unit = what.isEmpty() ? "" : " " + what;
        if (min.isPresent() && max.isPresent()) {
            return min.get() + " to " + max.get() + unit;
        }
        return min.map(it -> "at least " + it + unit).or(() -> max.map(it -> "at most " + it + unit)).orElse("");
    }
}
