package live.chobi.chat.emoji;

import java.time.Instant;
import java.util.UUID;
import live.chobi.chat.references.EmojiMark;

/// A channel's emoji as clients see it.
///
/// @param url of its picture, on this server, to be kept for ever
public record Emoji(UUID id, String name, String url, String contentType, int width, int height, Instant createdAt) {
    /// Where pictures are served.
    public static final String PATH = "/emoji/";

    static String url(UUID id) {
        return PATH + id;
    }

    EmojiMark mark() {
        return new EmojiMark(name, url);
    }
}
