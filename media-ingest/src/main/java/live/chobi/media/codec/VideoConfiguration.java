package live.chobi.media.codec;

import io.netty.buffer.ByteBuf;

/// The decoder configuration of a stream's pictures. Equal when a decoder would see no difference, whatever form the
/// encoder's header has: encoders repeat their header, and a repetition is no change. Immutable.
public sealed interface VideoConfiguration
        permits SequenceConfiguration, Vp9Configuration {
    VideoCodec kind();

    /// The codec's own configuration record, as headers and sample entries carry it; never to be changed.
    byte[] record();

    PictureFormat picture();

    /// As playlists name it, RFC 6381 §3.3: `avc1.64001f`.
    String codec();

    /// Throws [IllegalArgumentException] when a decoder could not start from it.
    static VideoConfiguration parse(VideoCodec codec, ByteBuf record) {
        return switch (codec) {
            case AVC -> AvcConfiguration.parse(record);
            case HEVC -> HevcConfiguration.parse(record);
            case AV1 -> Av1Configuration.parse(record);
            case VP9 -> Vp9Configuration.parse(record);
        };
    }
}
