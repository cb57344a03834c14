package live.chobi.media.codec;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The VP9 decoder configuration of a stream. Spec: VP Codec ISO Media File Format Binding 1.0
/// (VPCodecConfigurationRecord). The record does not say how large the picture is; key frames do.
///
/// Immutable. The record is eight bytes, without the version and flags that some encoders send before it.
public final class Vp9Configuration implements VideoConfiguration {
    private static final int BYTES = 8;
    private static final int VERSION_BYTES = 4;
    /// Until a key frame has come.
    private static final PictureFormat UNKNOWN = new PictureFormat(1, 1, 0);
    /// Level and the largest picture in pixels. Spec: VP9 Levels, at up to 30 or 60 frames a second.
    private static final long[][] LEVELS = {{10, 36_864}, {11, 73_728}, {20, 122_880}, {21, 245_760}, {30, 552_960},
        {31, 983_040}, {40, 2_228_224}, {50, 8_912_896}, {60, 35_651_584}};

    private final byte[] record;
    private final PictureFormat picture;

    private Vp9Configuration(byte[] record, PictureFormat picture) {
        this.record = record;
        this.picture = picture;
    }

    /// Throws [IllegalArgumentException] when a decoder could not start from it. The picture is known only when a key
    /// frame has come: see [#inBand].
    public static Vp9Configuration parse(ByteBuf body) {
        byte[] bytes = ByteBufUtil.getBytes(body);
        // A depth is never 0, so the third byte tells the flags from the record itself.
        int from = bytes.length >= VERSION_BYTES + BYTES - 2 && bytes[0] == 1 && bytes[2] == 0 ? VERSION_BYTES : 0;
        if (bytes.length - from < BYTES - 2) {
            throw new IllegalArgumentException("a VP9 configuration is cut short");
        }
        byte[] record = Arrays.copyOf(Arrays.copyOfRange(bytes, from, from + BYTES - 2), BYTES);
        int depth = (record[2] >> 4) & 0xF;
        if (record[0] < 0 || record[0] > 3 || (depth != 8 && depth != 10 && depth != 12)) {
            throw new IllegalArgumentException("VP9 profile " + record[0] + ", " + depth + " bits");
        }
        return new Vp9Configuration(record, UNKNOWN);
    }

    /// What a key frame makes of the configuration: it knows the picture, and without a record the rest as well.
    public static @Nullable Vp9Configuration inBand(ByteBuf keyFrame, @Nullable Vp9Configuration present) {
        Vp9KeyFrame frame = Vp9KeyFrame.read(keyFrame);
        if (frame == null) {
            return present;
        }
        double framesPerSecond = present == null ? 0 : present.picture.framesPerSecond();
        var picture = new PictureFormat(frame.width(), frame.height(), framesPerSecond);
        if (present != null) {
            return present.picture.equals(picture) ? present : new Vp9Configuration(present.record, picture);
        }
        int chroma = frame.subsampledX() ? frame.subsampledY() ? 1 : 2 : 3;
        byte[] record = {(byte) frame.profile(), (byte) level(frame),
            (byte) ((frame.depth() << 4) | (chroma << 1) | (frame.fullRange() ? 1 : 0)), Colour.UNSPECIFIED,
            Colour.UNSPECIFIED, Colour.UNSPECIFIED, 0, 0};
        return new Vp9Configuration(record, picture);
    }

    private static int level(Vp9KeyFrame frame) {
        long pixels = (long) frame.width() * frame.height();
        for (long[] level : LEVELS) {
            if (pixels <= level[1]) {
                return (int) level[0];
            }
        }
        return 62;
    }

    /// Whether a key frame has come, so that [#picture] is true.
    public boolean isComplete() {
        return !picture.equals(UNKNOWN);
    }

    @Override
    public VideoCodec kind() {
        return VideoCodec.VP9;
    }

    @Override
    public byte[] record() {
        return record;
    }

    @Override
    public PictureFormat picture() {
        return picture;
    }

    /// The colour fields only when they are not what players assume.
    @Override
    public String codec() {
        int chroma = (record[2] >> 1) & 7;
        var colour = new Colour(record[3] & 0xFF, record[4] & 0xFF, record[5] & 0xFF, (record[2] & 1) == 1);
        String text = String.format(Locale.ROOT, "vp09.%02d.%02d.%02d", record[0], record[1] & 0xFF,
                (record[2] >> 4) & 0xF);
        return chroma <= 1 && colour.isUsual()
                ? text
                : text + String.format(Locale.ROOT, ".%02d.%s.%02d", chroma, colour.text(),
                        colour.fullRange() ? 1 : 0);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Vp9Configuration that && Arrays.equals(record, that.record)
                && picture.equals(that.picture);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(record) + picture.hashCode();
    }

    @Override
    public String toString() {
        return codec() + " " + picture.width() + "x" + picture.height();
    }
}
