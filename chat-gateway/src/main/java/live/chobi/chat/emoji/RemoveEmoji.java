package live.chobi.chat.emoji;

import java.util.UUID;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.Procedure;
import live.chobi.kernel.UserId;

/// `chat.removeEmoji`: the channel's owner and administrators. Earlier messages keep its name and lose its picture.
public final class RemoveEmoji implements Procedure<RemoveEmoji.Input, Procedure.Nothing> {
    public record Input(UUID emojiId) {}

    private final EmojiShelf shelf;

    public RemoveEmoji(EmojiShelf shelf) {
        this.shelf = shelf;
    }

    @Override
    public Nothing handle(Caller caller, Input input) {
        UserId channel = shelf.channelOf(input.emojiId())
                .orElseThrow(() -> Problem.notFound("emoji", input.emojiId()));
        if (!caller.is(channel) && !caller.isAdmin()) {
            throw Problem.forbidden("not_your_channel", "only the channel's owner removes its emoji");
        }
        shelf.remove(input.emojiId());
        return new Nothing();
    }
}
