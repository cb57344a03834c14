package live.chobi.media.packaging;

import io.netty.buffer.ByteBuf;
import java.time.Instant;

/// A finished media segment. Immutable.
///
/// @param sequence its media sequence number
/// @param startsAt programme date-time of its first picture, or sound
/// @param discontinuity its timeline or its tracks do not follow from the segment before
/// @param independent it begins with a key frame, or has no video
/// @param content see [HlsObject#content]
/// @param init the init segment it needs
record Segment(long sequence, String name, ByteBuf content, long durationUs, Instant startsAt, boolean discontinuity,
        boolean independent, Init init) {
    /// An init segment under its name; one object for all segments of the same tracks.
    record Init(String name, ByteBuf content, Tracks tracks, double framesPerSecond) {}

    int bytes() {
        return content.readableBytes();
    }

    double bitsPerSecond() {
        return durationUs <= 0 ? 0 : bytes() * 8e6 / durationUs;
    }
}
