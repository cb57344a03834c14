package live.chobi.media.stream;

import io.netty.buffer.ByteBuf;
import java.util.function.Consumer;
import live.chobi.media.codec.Av1Configuration;
import live.chobi.media.codec.AvcConfiguration;
import live.chobi.media.codec.HevcConfiguration;
import live.chobi.media.codec.NalConfiguration;
import live.chobi.media.codec.NalUnits;
import live.chobi.media.codec.Obus;
import live.chobi.media.codec.PictureKind;
import live.chobi.media.codec.VideoCodec;
import live.chobi.media.codec.VideoConfiguration;
import live.chobi.media.codec.Vp9Configuration;
import org.jspecify.annotations.Nullable;

/// Makes pictures decodable: whole units behind four-byte lengths, key frames that are some, and the configuration that
/// is true for them, whether it came in a header or inside a key frame. Owner: the stream's event loop; one
/// per publication.
final class VideoIntake {
    /// How long without a key frame a recovery point is no entry yet: encoders that refresh their picture bit by bit
    /// promise one every second or so, and segments are cut every two.
    static final long RECOVERY_AFTER_US = 1_900_000;
    /// So long without a key frame is worth telling.
    static final long LATE_US = 10_000_000;

    private final Consumer<Mended> mended;
    private @Nullable VideoConfiguration header;
    private @Nullable VideoConfiguration present;
    private int lengthBytes = NalUnits.LENGTH_BYTES;
    private boolean keySeen;
    private long lastKeyUs;
    private boolean timed;

    VideoIntake(Consumer<Mended> mended) {
        this.mended = mended;
    }

    /// A frame that can be passed on.
    ///
    /// @param payload one reference of the caller's
    /// @param configuration what decoders need for it
    record Picture(ByteBuf payload, boolean key, VideoConfiguration configuration) {}

    /// The encoder's header. One that only repeats the header before changes nothing, also when a key frame has said
    /// something else since.
    ///
    /// @return what decoders need from now on; null when only a key frame can complete it
    @Nullable
    VideoConfiguration header(VideoConfiguration configuration) {
        if (configuration instanceof NalConfiguration units) {
            lengthBytes = units.lengthBytes();
        }
        if (!configuration.equals(header)) {
            header = configuration;
            present = configuration;
        }
        return complete();
    }

    /// Takes over the payload.
    ///
    /// @param sourceUs the encoder's decoding time
    /// @return null when nobody could decode it
    @Nullable
    Picture frame(VideoCodec codec, long sourceUs, boolean saidKey, ByteBuf payload) {
        ByteBuf whole = whole(codec, payload);
        if (whole == null) {
            return null;
        }
        PictureKind kind = PictureKind.of(codec, whole);
        boolean key = isKey(kind, saidKey, sourceUs);
        if (key || !kind.picture()) {
            readConfiguration(codec, whole);
        }
        VideoConfiguration configuration = complete();
        if (!kind.picture()) {
            mended.accept(Mended.NO_PICTURE);
        }
        if (!kind.picture() || configuration == null || configuration.kind() != codec) {
            whole.release();
            return null;
        }
        keyed(key, sourceUs);
        return new Picture(whole, key, configuration);
    }

    private @Nullable VideoConfiguration complete() {
        return present instanceof Vp9Configuration vp9 && !vp9.isComplete() ? null : present;
    }

    private @Nullable ByteBuf whole(VideoCodec codec, ByteBuf payload) {
        return switch (codec) {
            case AVC, HEVC -> {
                NalUnits.Whole whole = NalUnits.whole(payload, lengthBytes);
                switch (whole.form()) {
                    case TRUNCATED -> mended.accept(Mended.TRUNCATED);
                    case EMPTY_UNITS -> mended.accept(Mended.EMPTY_UNITS);
                    case START_CODES -> mended.accept(Mended.START_CODES);
                    case WHOLE -> {
                    }
                }
                yield whole.payload();
            }
            case AV1 -> {
                int length = Obus.wholeBytes(payload);
                if (length < payload.readableBytes()) {
                    mended.accept(Mended.TRUNCATED);
                    payload.writerIndex(payload.readerIndex() + length);
                }
                payload.skipBytes(Obus.delimiterBytes(payload));
                if (!payload.isReadable()) {
                    payload.release();
                    yield null;
                }
                yield payload;
            }
            case VP9 -> payload;
        };
    }

    private boolean isKey(PictureKind kind, boolean saidKey, long sourceUs) {
        if (!kind.known()) {
            return saidKey;
        }
        if (kind.random()) {
            if (!saidKey) {
                mended.accept(Mended.KEY_FLAG);
            }
            return true;
        }
        if (saidKey && !kind.recovery() && kind.picture()) {
            mended.accept(Mended.KEY_FLAG);
        }
        if (saidKey || !kind.recovery()) {
            return saidKey && kind.recovery();
        }
        boolean entry = !keySeen || sourceUs - lastKeyUs >= RECOVERY_AFTER_US;
        if (entry) {
            mended.accept(Mended.RECOVERY_ENTRY);
        }
        return entry;
    }

    private void readConfiguration(VideoCodec codec, ByteBuf frame) {
        VideoConfiguration before = present != null && present.kind() == codec ? present : null;
        VideoConfiguration found;
        try {
            found = switch (codec) {
                case AVC -> AvcConfiguration.inBand(frame, (AvcConfiguration) before);
                case HEVC -> HevcConfiguration.inBand(frame, (HevcConfiguration) before);
                case AV1 -> Av1Configuration.inBand(frame, (Av1Configuration) before);
                case VP9 -> Vp9Configuration.inBand(frame, (Vp9Configuration) before);
            };
        } catch (IllegalArgumentException _) {
            return; // The one before stays.
        }
        if (found != null && !found.equals(before)) {
            if (!(before instanceof Vp9Configuration vp9) || vp9.isComplete()) {
                mended.accept(Mended.IN_BAND);
            }
            present = found;
        }
    }

    private void keyed(boolean key, long sourceUs) {
        if (key || !timed || sourceUs < lastKeyUs) {
            lastKeyUs = sourceUs;
            timed = true;
            keySeen |= key;
        } else if (sourceUs - lastKeyUs >= LATE_US) {
            mended.accept(Mended.KEY_FRAME_LATE);
            lastKeyUs = sourceUs;
            keySeen = false; // Any recovery point will do.
        }
    }
}
