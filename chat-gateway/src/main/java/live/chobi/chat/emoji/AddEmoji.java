package live.chobi.chat.emoji;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Base64;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.Procedure;
import live.chobi.kernel.UserId;

/// `chat.addEmoji`: a picture for the caller's own channel. Checked before the name: a bad picture is bad input.
public final class AddEmoji implements Procedure<AddEmoji.Input, AddEmoji.Output> {
    static final int BYTES_MAX = 65_536;
    static final int PIXELS_MAX = 128;

    /// @param name stands in messages as `:name:`
    /// @param image a PNG, GIF or WebP in Base64, at most 65,536 bytes and 128 × 128 pixels
    public record Input(@Pattern(regexp = "[a-z0-9_]{2,32}") String name,
            @NotNull @Size(max = (BYTES_MAX + 2) / 3 * 4) String image) {
        /// Without the picture.
        @Override
        public String toString() {
            return "Input[" + name + "]";
        }
    }

    public record Output(Emoji emoji) {}

    private final EmojiShelf shelf;

    public AddEmoji(EmojiShelf shelf) {
        this.shelf = shelf;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        UserId user = caller.user();
        byte[] bytes = decode(input.image());
        if (bytes.length > BYTES_MAX) {
            throw Problem.badInput("image", "must have at most " + BYTES_MAX + " bytes, has " + bytes.length);
        }
        Picture picture = Picture.read(bytes)
                .orElseThrow(() -> Problem.badInput("image", "must be a PNG, GIF or WebP picture"));
        if (picture.width() > PIXELS_MAX || picture.height() > PIXELS_MAX) {
            throw Problem.badInput("image", "must have at most " + PIXELS_MAX + " × " + PIXELS_MAX + " pixels, has "
                    + picture.width() + " × " + picture.height());
        }
        return new Output(shelf.add(user, input.name(), picture, bytes));
    }

    private static byte[] decode(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw Problem.badInput("image", "must be Base64: " + Problem.quotable(String.valueOf(e.getMessage())));
        }
    }
}
