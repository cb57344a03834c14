package live.chobi.videos.processing;

import java.time.Instant;

/// One file of a recording: fragmented MP4 with an index in front.
///
/// @param path below the node's folder of recordings
/// @param startsAt the programme date-time of its position 0
/// @param codecs as RFC 6381 names them
/// @param width 0 without a picture, as is `height`
public record RecordedFile(String path, Instant startsAt, long durationMs, long bytes, String codecs, int width,
        int height) {
    /// As it is called in playlists.
    String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
