package live.chobi.streaming.sessions;

/// Where and with which key an encoder publishes.
public record Ingest(String rtmpUrl, String streamKey) {}
