package live.chobi.media.rtmp;

import java.util.Set;
import live.chobi.media.play.PlayDesk;
import live.chobi.media.play.StreamHeaders;
import live.chobi.media.play.Visit;
import live.chobi.media.rtmp.RtmpState.Playing;
import live.chobi.media.rtmp.RtmpState.Seeking;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a connection does that plays: a visit, and what its peer is told of it. Owner: the connection's event loop.
final class PlayerRole {
    private static final Logger LOG = LoggerFactory.getLogger(PlayerRole.class);

    private final RtmpConnection connection;
    private final PlayDesk desk;
    private @Nullable Visit visit;

    PlayerRole(RtmpConnection connection, PlayDesk desk) {
        this.connection = connection;
        this.desk = desk;
    }

    boolean isPlaying() {
        return visit != null;
    }

    void seek(PlayName name) {
        stop();
        var told = new Told();
        Visit begun = Visit.begin(desk, connection.channel(), RtmpFraming.INSTANCE, name.session(), name.token(),
                connection.address(), told);
        if (!told.over) {
            visit = begun;
        }
    }

    void stop() {
        Visit present = visit;
        visit = null;
        if (present != null) {
            present.leave();
        }
    }

    void pause(boolean paused) {
        if (visit != null) {
            visit.player().pause(paused);
        }
    }

    void wantAudio(boolean wanted) {
        if (visit != null) {
            visit.player().wantsAudio(wanted);
        }
    }

    void wantVideo(boolean wanted) {
        if (visit != null) {
            visit.player().wantsVideo(wanted);
        }
    }

    void drained() {
        if (visit != null) {
            visit.player().drained();
        }
    }

    /// What one visit has to say; a later one on the same connection has its own.
    private final class Told implements Visit.Host {
        private boolean over;

        @Override
        public void started() {
            if (connection.state() instanceof Seeking seeking) {
                connection.perform(PlayFlow.started(seeking));
                connection.flush();
            }
        }

        @Override
        public boolean accepts(StreamHeaders headers) {
            if (headers.video() == null || headers.video().codec().startsWith("avc1")
                    || decodes(headers.video().codec().substring(0, 4))) {
                return true;
            }
            desk.metrics().playRefused("codec");
            refuse("NetStream.Play.Failed", "the picture is in " + headers.video().codec()
                    + ", which this player does not say it knows (Enhanced RTMP); play the HLS address");
            return false;
        }

        @Override
        public void refused(Visit.Cause cause, String reason) {
            refuse(cause == Visit.Cause.MISSING ? "NetStream.Play.StreamNotFound" : "NetStream.Play.Failed", reason);
        }

        @Override
        public void interrupted() {
            if (connection.state() instanceof Playing playing) {
                connection.send(PlayFlow.interrupted(playing));
                connection.flush();
            }
        }

        @Override
        public void resumed() {
            if (connection.state() instanceof Playing playing) {
                connection.send(PlayFlow.resumed(playing));
                connection.flush();
            }
        }

        @Override
        public void ended() {
            over = true;
            stop();
            if (connection.state() instanceof Playing playing) {
                connection.perform(PlayFlow.ended(playing));
            }
        }

        @Override
        public void tooSlow() {
            over = true;
            LOG.info("rtmp {}: closed, it did not take the stream", connection.address());
            stop();
            connection.close();
        }

        private void refuse(String code, String reason) {
            over = true;
            stop();
            switch (connection.state()) {
                case Seeking it -> connection.perform(PlayFlow.refused(it.streamId(), code, reason));
                case Playing it -> connection.perform(PlayFlow.refused(it.streamId(), code, reason));
                default -> {
                }
            }
            LOG.info("rtmp {}: playing refused: {}", connection.address(), reason);
        }

        private boolean decodes(String fourCc) {
            Set<String> codecs = switch (connection.state()) {
                case Seeking it -> it.before().codecs();
                case Playing it -> it.before().codecs();
                default -> Set.of();
            };
            return codecs.contains("*") || codecs.contains(fourCc);
        }
    }
}
