package live.chobi.chat.references;

/// A custom emoji that a text shows.
///
/// @param name stands in the text between colons: `:name:`
/// @param url of its picture, on this server; its bytes never change
public record EmojiMark(String name, String url) {
    /// As it stands in a text.
    public String code() {
        return ":" + name + ":";
    }
}
