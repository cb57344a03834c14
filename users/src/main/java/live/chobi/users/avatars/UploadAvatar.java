package live.chobi.users.avatars;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import live.chobi.identity.signin.TokenBuckets;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.Procedure;
import live.chobi.kernel.UserId;

/// `users.uploadAvatar`. The square in the middle of a PNG or JPEG becomes the caller's picture, made anew from its
/// pixels: nothing else of it is kept. Refusals: bad input, then TOO_MANY_REQUESTS `too_many_uploads`, then bad input
/// for what cannot be decoded, SERVICE_UNAVAILABLE `busy` while others are being made.
public final class UploadAvatar implements Procedure<UploadAvatar.Input, UploadAvatar.Output> {
    static final int BYTES_MAX = 700_000;
    /// What cameras make; more is refused by the head, before anything is decoded. A decoder may need six bytes
    /// for each.
    static final int PIXELS_MAX = 16_000_000;
    static final int SIDE_MAX = 10_000;
    private static final int BURST = 5;
    private static final Duration INTERVAL = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /// @param image a PNG or JPEG in Base64, at most 700,000 bytes and 16 million pixels
    public record Input(@NotNull(message = "is required") @Size(min = 1, max = (BYTES_MAX + 2) / 3
            * 4, message = "must have {min} to {max} characters") String image) {
        /// Without the picture.
        @Override
        public String toString() {
            return "UploadAvatar.Input";
        }
    }

    public record Output(String avatarUrl) {}

    private final AvatarShelf shelf;
    private final TokenBuckets<UserId> limits;
    private final boolean isLimited;
    /// Decoding costs memory and CPU: one at a time.
    private final Semaphore turn = new Semaphore(1);

    public UploadAvatar(AvatarShelf shelf, boolean isLimited, InstantSource clock) {
        this.shelf = shelf;
        this.limits = new TokenBuckets<>(BURST, INTERVAL, clock);
        this.isLimited = isLimited;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        UserId user = caller.user();
        Upload upload = judged(decode(input.image()));
        if (isLimited) {
            limits.take(user).ifPresent(wait -> {
                throw Problem.tooFast("too_many_uploads", "a picture is changed at most once a minute", wait);
            });
        }
        return new Output(shelf.put(user, made(upload)));
    }

    private static Upload judged(byte[] bytes) {
        if (bytes.length > BYTES_MAX) {
            throw Problem.badInput("image", "must have at most " + BYTES_MAX + " bytes, has " + bytes.length);
        }
        Upload upload = Upload.read(bytes)
                .orElseThrow(() -> Problem.badInput("image", "must be a PNG or JPEG picture"));
        if ((long) upload.width() * upload.height() > PIXELS_MAX
                || Math.max(upload.width(), upload.height()) > SIDE_MAX) {
            throw Problem.badInput("image", "must have at most " + PIXELS_MAX + " pixels and " + SIDE_MAX
                    + " on a side, has " + upload.width() + " × " + upload.height());
        }
        return upload;
    }

    private Portrait made(Upload upload) {
        try {
            if (!turn.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw Problem.busy("busy", "other pictures are being made; try again");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.busy("busy", "the server stops");
        }
        try {
            return Portrait.of(upload)
                    .orElseThrow(() -> Problem.badInput("image", "must be a picture that can be decoded"));
        } finally {
            turn.release();
        }
    }

    private static byte[] decode(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw Problem.badInput("image", "must be Base64: " + Problem.quotable(String.valueOf(e.getMessage())));
        }
    }
}
