package live.chobi.server.bridge;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import live.chobi.kernel.SessionId;
import live.chobi.media.stream.IngestAdvice;
import live.chobi.media.stream.IngestHealth;
import live.chobi.media.stream.IngestState;
import live.chobi.streaming.sessions.IngestMonitor;

/// What media measures of an encoder, as its host reads it. Any thread.
public final class IngestToStudio implements IngestMonitor {
    private final Function<SessionId, Optional<IngestState>> media;

    public IngestToStudio(Function<SessionId, Optional<IngestState>> media) {
        this.media = media;
    }

    @Override
    public Optional<Encoder> of(SessionId session) {
        return media.apply(session).map(IngestToStudio::shown);
    }

    private static Encoder shown(IngestState state) {
        IngestHealth health = state.health();
        boolean receiving = state.receiving();
        return new Encoder(receiving, shown(state.backup()), receiving ? health.bitsPerSecond() : 0,
                receiving ? health.framesPerSecond() : 0, health.keyFrameIntervalSeconds(), health.width(),
                health.height(), health.codecs().isEmpty() ? List.of() : List.of(health.codecs().split(",", -1)),
                health.measures().lost().skipped(), health.droppedFrames(), health.clampedFrames(),
                health.mended().entrySet().stream()
                        .collect(Collectors.toMap(it -> it.getKey().label(), Map.Entry::getValue)),
                health.measures().history(), state.advice().stream().map(IngestToStudio::shown).toList());
    }

    private static Backup shown(live.chobi.media.stream.Backup backup) {
        return switch (backup) {
            case NONE -> Backup.NONE;
            case CONNECTED -> Backup.CONNECTED;
            case ACTIVE -> Backup.ACTIVE;
        };
    }

    private static Advice shown(IngestAdvice advice) {
        Severity severity = switch (advice.severity()) {
            case OK -> Severity.OK;
            case WARNING -> Severity.WARNING;
            case BAD -> Severity.BAD;
        };
        return new Advice(advice.code(), severity, advice.message(), advice.numbers());
    }
}
