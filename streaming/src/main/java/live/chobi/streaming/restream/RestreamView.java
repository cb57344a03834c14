package live.chobi.streaming.restream;

import java.time.Instant;
import java.util.UUID;
import live.chobi.kernel.SessionId;

/// A target as its host sees it.
///
/// @param url host and application, and the end of the key at most: `rtmp://a.example/live2/••••abcd`
public record RestreamView(UUID id, SessionId sessionId, String name, String url, boolean enabled,
        RestreamStatus status, Instant createdAt) {}
