package live.chobi.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import live.chobi.kernel.SessionId;
import live.chobi.media.codec.AudioConfiguration;
import live.chobi.media.codec.VideoConfiguration;
import live.chobi.media.packaging.HlsOrigin;
import live.chobi.media.stream.Frame;
import live.chobi.media.stream.SettableTime;
import live.chobi.media.stream.StreamReader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Of which sessions a node that makes ladders makes one.
class LadderChoiceTest {
    private final MediaMetrics metrics = new MediaMetrics(new PrometheusRegistry());
    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final SettableTime time = new SettableTime();
    private final List<SessionId> made = new ArrayList<>();

    @Test
    void a_ladder_is_made_of_a_session_that_wants_one_and_of_no_other() {
        Streams streams = streams();
        SessionId wants = SessionId.next();
        SessionId declines = SessionId.next();

        streams.open(new Admission.Admitted(wants, false, Instant.EPOCH, true), channel.eventLoop());
        streams.open(new Admission.Admitted(declines, false, Instant.EPOCH, false), channel.eventLoop());

        assertThat(made).containsExactly(wants);
    }

    private Streams streams() {
        var packaging = new MeteredPackaging(metrics);
        var origin = new HlsOrigin(time, (_, _) -> {
        }, packaging);
        return new Streams(origin, Optional.empty(), new Deaf(), metrics, packaging, time,
                MediaSettings.inMemory().ladder((admitted, _) -> {
                    made.add(admitted.session());
                    return new Deaf();
                }));
    }

    /// Nobody sends anything here.
    private static final class Deaf implements StreamReader, IngestListener {
        @Override
        public void configured(@Nullable VideoConfiguration video, @Nullable AudioConfiguration audio) {
        }

        @Override
        public void frame(Frame frame) {
        }

        @Override
        public void anchored(Instant mediaZero) {
        }

        @Override
        public void interrupted() {
        }

        @Override
        public void ended() {
        }

        @Override
        public void receiving(SessionId session) {
        }

        @Override
        public void stopped(SessionId session) {
        }
    }
}
