package live.chobi.media.codec;

/// The decoder configuration of a stream's sound. Equal when the record's bytes are: encoders repeat their header, and
/// a repetition is no change. Immutable.
public sealed interface AudioConfiguration permits AacConfiguration {
    /// The codec's own configuration record, as headers and sample entries carry it; never to be changed.
    byte[] record();

    /// Media time is counted in these.
    int sampleRate();

    /// 0 where the stream itself describes them.
    int channels();

    /// Samples of one access unit.
    int frameSamples();

    /// As playlists name it, RFC 6381 §3.3: `mp4a.40.2`.
    String codec();
}
