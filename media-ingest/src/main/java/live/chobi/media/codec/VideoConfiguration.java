package live.chobi.media.codec;

/// The decoder configuration of a stream's pictures. Equal when the record's bytes are: encoders repeat their header,
/// and a repetition is no change. Immutable.
public sealed interface VideoConfiguration permits AvcConfiguration {
    /// The codec's own configuration record, as headers and sample entries carry it; never to be changed.
    byte[] record();

    PictureFormat picture();

    /// As playlists name it, RFC 6381 §3.3: `avc1.64001f`.
    String codec();
}
