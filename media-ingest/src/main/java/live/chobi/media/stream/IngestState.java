package live.chobi.media.stream;

import java.time.Duration;
import java.util.List;

/// An encoder's health at one moment, judged. Immutable.
///
/// @param backup whether a second encoder is there
/// @param receiving something came within [#SILENT]
/// @param advice the worst first
public record IngestState(IngestHealth health, Backup backup, boolean receiving, List<IngestAdvice> advice) {
    /// Health is told once a second while frames come; without a new one for this long, none come.
    static final Duration SILENT = Duration.ofMillis(2_500);

    /// @param nowNanos of the clock that measured the health
    public static IngestState of(IngestHealth health, Backup backup, long nowNanos) {
        return new IngestState(health, backup,
                health.publishing() && nowNanos - health.atNanos() < SILENT.toNanos(),
                IngestAdvisor.advise(health, nowNanos));
    }
}
