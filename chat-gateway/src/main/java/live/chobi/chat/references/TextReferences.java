package live.chobi.chat.references;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import live.chobi.kernel.Problem;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import live.chobi.log.Logs;
import org.jspecify.annotations.Nullable;

/// Reads `@username` and `:name:` out of texts. What names nobody and nothing stays text; a text is never refused for
/// what stands in it. Virtual threads.
public final class TextReferences implements References {
    /// Different people that one message mentions; whoever comes after them is text.
    public static final int MENTIONS_MAX = 10;
    /// Different emoji that one message shows; those after them are text.
    public static final int EMOJI_MAX = 20;
    /// As usernames may be spelt, with the full stop that ends a sentence; and not inside a word, as in addresses.
    private static final Pattern MENTION = Pattern
            .compile("(?<![\\p{L}\\p{Nd}\\p{M}._@-])@([\\p{L}\\p{Nd}_][\\p{L}\\p{Nd}\\p{M}._-]{2,31})");
    private static final Pattern SHORTCODE = Pattern.compile(":([a-z0-9_]{2,32}):");

    /// Finds people by their usernames. A port: identity implements it through the bridge.
    public interface Usernames {
        /// By the names as they were asked for, whatever their spelling; unknown ones are absent.
        Map<String, UserId> byUsername(Collection<String> names);
    }

    /// Finds the emoji of a session's channel.
    public interface Shortcodes {
        /// By name; unknown ones are absent.
        Map<String, EmojiMark> named(SessionId session, Collection<String> names);
    }

    private final Logs logs;
    private final Usernames usernames;
    private final Shortcodes shortcodes;

    public TextReferences(Logs logs, Usernames usernames, Shortcodes shortcodes) {
        this.logs = logs;
        this.usernames = usernames;
        this.shortcodes = shortcodes;
    }

    @Override
    public Found find(SessionId session, String text, @Nullable UUID replyTo) {
        if (replyTo != null && logs.message(session.value(), replyTo).isEmpty()) {
            throw Problem.badInput("replyTo", "must name a message of this session, got " + replyTo);
        }
        return new Found(mentions(text), emoji(session, text));
    }

    private List<UserId> mentions(String text) {
        List<List<String>> spellings = new ArrayList<>();
        Matcher match = MENTION.matcher(text);
        while (spellings.size() < MENTIONS_MAX && match.find()) {
            List<String> spelling = spellings(match.group(1));
            if (!spellings.contains(spelling)) {
                spellings.add(spelling);
            }
        }
        if (spellings.isEmpty()) {
            return List.of();
        }
        Map<String, UserId> known = usernames.byUsername(spellings.stream().flatMap(List::stream).distinct().toList());
        return spellings.stream().map(it -> longest(it, known)).flatMap(Optional::stream).distinct().toList();
    }

    /// `@ana.` names `ana` unless somebody is called `ana.`: the longest first.
    private static List<String> spellings(String name) {
        int end = name.length();
        while (end > 0 && ".-_".indexOf(name.charAt(end - 1)) >= 0) {
            end--;
        }
        return end == name.length() || end < 3 ? List.of(name) : List.of(name, name.substring(0, end));
    }

    private static Optional<UserId> longest(List<String> spellings, Map<String, UserId> known) {
        return spellings.stream().map(known::get).filter(Objects::nonNull).findFirst();
    }

    private List<EmojiMark> emoji(SessionId session, String text) {
        Set<String> names = new LinkedHashSet<>();
        Matcher match = SHORTCODE.matcher(text);
        // The colon that ends one may begin the next.
        for (int at = 0; names.size() < EMOJI_MAX && match.find(at); at = match.end() - 1) {
            names.add(match.group(1));
        }
        if (names.isEmpty()) {
            return List.of();
        }
        Map<String, EmojiMark> known = shortcodes.named(session, names);
        return names.stream().map(known::get).filter(Objects::nonNull).toList();
    }
}
