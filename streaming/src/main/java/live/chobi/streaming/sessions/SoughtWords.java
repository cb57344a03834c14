package live.chobi.streaming.sessions;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import live.chobi.identity.accounts.UserView;
import org.jspecify.annotations.Nullable;

/// Words that somebody looks for among sessions: each stands somewhere in what a session says of itself, whatever the
/// case of its letters. Without a word all are found.
record SoughtWords(List<String> words) {
    static SoughtWords of(String query) {
        return new SoughtWords(Stream.of(lower(query).split("\\s+")).filter(it -> !it.isEmpty()).toList());
    }

    /// Whether all of them stand in the session's title, category, tags or its host's names.
    boolean areIn(SessionView session) {
        String all = lower(Stream.of(Stream.of(session.title(), session.category()), session.tags().stream(),
                names(session.host())).flatMap(it -> it).filter(Objects::nonNull).collect(Collectors.joining("\n")));
        return words.stream().allMatch(all::contains);
    }

    private static Stream<String> names(@Nullable Object host) {
        return host instanceof UserView(var _, String username, String displayName)
                ? Stream.of(username, displayName)
                : Stream.empty();
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
