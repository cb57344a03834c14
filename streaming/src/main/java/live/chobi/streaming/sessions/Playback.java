package live.chobi.streaming.sessions;

/// Where to watch.
///
/// @param hlsUrl a multivariant playlist
public record Playback(String hlsUrl) {}
