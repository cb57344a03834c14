package live.chobi.media.codec;

import java.util.List;

/// A configuration of a codec made of NAL units (H.264, H.265).
public sealed interface NalConfiguration permits AvcConfiguration, HevcConfiguration {
    /// Of the length before each unit as the encoder sends it, 1 to 4.
    int lengthBytes();

    /// In the order in which decoders want them before a key frame; never to be changed.
    List<byte[]> parameterSets();
}
