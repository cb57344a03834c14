package live.chobi.chat.emoji;

import java.util.List;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Procedure;
import live.chobi.kernel.UserId;
import org.jspecify.annotations.Nullable;

/// `chat.getEmoji`: all of a channel, by name; they are few, so one page holds them.
public final class GetEmoji implements Procedure<GetEmoji.Input, GetEmoji.Output> {
    /// @param userId whose channel; the caller's own when absent
    public record Input(@Nullable UserId userId) {}

    /// @param nextCursor always null
    public record Output(List<Emoji> items, @Nullable String nextCursor) {}

    private final EmojiShelf shelf;

    public GetEmoji(EmojiShelf shelf) {
        this.shelf = shelf;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        return new Output(shelf.of(input.userId() == null ? caller.user() : input.userId()), null);
    }
}
