package live.chobi.streaming.sessions;

/// Where to watch.
///
/// @param hlsUrl a multivariant playlist
/// @param flvUrl the same stream over HTTP-FLV, beside the playlist and for the same viewer
public record Playback(String hlsUrl, String flvUrl) {
    public Playback(String hlsUrl) {
        this(hlsUrl, hlsUrl.replace("/index.m3u8", "/flv"));
    }
}
