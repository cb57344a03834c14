package live.chobi.streaming.overlays;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An overlay as its host sees it. Its token was shown when it was made.
///
/// @param testedAt when a trial gift was last asked for; null when never
public record Overlay(UUID id, String name, Instant createdAt, @Nullable Instant testedAt) {}
