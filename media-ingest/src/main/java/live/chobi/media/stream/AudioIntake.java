package live.chobi.media.stream;

import io.netty.buffer.ByteBuf;
import java.util.List;
import java.util.function.Consumer;
import live.chobi.media.codec.Adts;
import live.chobi.media.codec.AudioCodec;
import live.chobi.media.codec.AudioConfiguration;
import live.chobi.media.codec.Mp3Configuration;
import live.chobi.media.codec.OpusConfiguration;
import org.jspecify.annotations.Nullable;

/// Makes sound decodable: access units without headers of other containers, and the configuration that is true for
/// them. Owner: the stream's event loop; one per publication.
final class AudioIntake {
    private final Consumer<Mended> mended;
    private @Nullable AudioConfiguration present;

    AudioIntake(Consumer<Mended> mended) {
        this.mended = mended;
    }

    /// @param units slices of what came, not retained
    /// @param configuration what decoders need for them
    record Sound(List<ByteBuf> units, AudioConfiguration configuration) {}

    void header(AudioConfiguration configuration) {
        present = configuration;
    }

    /// Null when nobody could decode it. The payload stays the caller's.
    @Nullable
    Sound frame(AudioCodec codec, ByteBuf payload) {
        if (!payload.isReadable()) {
            return null;
        }
        AudioConfiguration before = present != null && present.kind() == codec ? present : null;
        List<ByteBuf> units = List.of(payload);
        switch (codec) {
            case AAC -> {
                if (Adts.isHeaded(payload)) {
                    mended.accept(Mended.ADTS);
                    units = Adts.accessUnits(payload);
                    before = before == null ? headed(payload) : before;
                }
            }
            case MP3 -> {
                Mp3Configuration found = Mp3Configuration.ofFrame(payload);
                if (found == null) {
                    return null;
                }
                before = found;
            }
            case OPUS -> before = before == null ? unheaded(payload) : before;
        }
        if (before == null) {
            return null;
        }
        present = before;
        return new Sound(units, before);
    }

    private @Nullable AudioConfiguration headed(ByteBuf payload) {
        try {
            AudioConfiguration found = Adts.configuration(payload);
            mended.accept(Mended.IN_BAND);
            return found;
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    private AudioConfiguration unheaded(ByteBuf packet) {
        mended.accept(Mended.IN_BAND);
        return OpusConfiguration.ofPacket(packet);
    }
}
