package live.chobi.media.codec;

import io.netty.buffer.ByteBuf;

/// The decoder configuration of a stream's sound. Equal when a decoder would see no difference: encoders repeat their
/// header, and a repetition is no change. Immutable.
public sealed interface AudioConfiguration permits AacConfiguration, Mp3Configuration, OpusConfiguration {
    AudioCodec kind();

    /// The codec's own configuration record, as headers carry it; never to be changed. Empty where frames
    /// describe themselves.
    byte[] record();

    /// Media time is counted in these.
    int sampleRate();

    /// 0 where the stream itself describes them.
    int channels();

    /// Samples of one access unit, of the usual length.
    int frameSamples();

    /// Samples of this access unit: some codecs may change its length from one to the next. Its indexes stay.
    int samples(ByteBuf accessUnit);

    /// As playlists name it, RFC 6381 §3.3: `mp4a.40.2`.
    String codec();

    /// Throws [IllegalArgumentException] when a decoder could not start from it, or the codec has no record.
    static AudioConfiguration parse(AudioCodec codec, ByteBuf record) {
        return switch (codec) {
            case AAC -> AacConfiguration.parse(record);
            case OPUS -> OpusConfiguration.parse(record);
            case MP3 -> throw new IllegalArgumentException("MP3 has no configuration but its frames");
        };
    }
}
