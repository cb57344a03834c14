package live.chobi.media.play;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import live.chobi.kernel.SessionId;
import live.chobi.media.PlayAdmission;
import live.chobi.media.PlayAdmission.Viewing;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One attempt to play, whatever the protocol: a seat, the gate, waiting for a session that is not on air yet, playing,
/// leaving. Owner: the channel's event loop.
public final class Visit {
    /// Why there is nothing to play.
    public enum Cause {
        /// The gate says no, or has changed its mind.
        DENIED,
        /// No such session, or it did not come on air in time.
        MISSING,
        /// The gate gave no answer.
        BUSY,
        /// There are too many players.
        FULL
    }

    /// Who speaks to the player. Called on the channel's event loop.
    public interface Host extends Player.Listener {
        /// Frames follow, after what is written now.
        void started();

        /// Before or after the start; nothing follows.
        ///
        /// @param reason a sentence for the player's user
        void refused(Cause cause, String reason);
    }

    static final long WAIT_MS = 10_000;
    /// A session comes on air at any moment; this is a look into a map.
    static final long LOOK_AGAIN_MS = 250;
    static final long STAY_CHECK_MS = 1_000;
    private static final Logger LOG = LoggerFactory.getLogger(Visit.class);

    private final PlayDesk desk;
    private final Channel channel;
    private final SessionId session;
    private final String address;
    private final Host host;
    private final Player player;

    private @Nullable Viewing viewing;
    private @Nullable Future<?> timer;
    private boolean seated;
    private boolean playing;
    private boolean over;

    private Visit(PlayDesk desk, Channel channel, Framing framing, SessionId session, String address, Host host) {
        this.desk = desk;
        this.channel = channel;
        this.session = session;
        this.address = address;
        this.host = host;
        this.player = new Player(channel, framing, host);
    }

    /// Asks for the session. `host` hears what comes of it, possibly before this returns.
    ///
    /// @param address the player's network address, for the gate and for the limit
    public static Visit begin(PlayDesk desk, Channel channel, Framing framing, SessionId session,
            Optional<String> token, String address, Host host) {
        var visit = new Visit(desk, channel, framing, session, address, host);
        visit.ask(token);
        return visit;
    }

    public Player player() {
        return player;
    }

    /// Harmless a second time.
    public void leave() {
        assert channel.eventLoop().inEventLoop();
        if (over) {
            return;
        }
        over = true;
        stopTimer();
        player.leave();
        if (seated) {
            desk.seats().give(address);
        }
        if (playing && viewing != null) {
            viewing.left();
        }
    }

    private void ask(Optional<String> token) {
        if (!desk.seats().take(address)) {
            refuse(Cause.FULL, "there are too many players; try again in a moment");
            return;
        }
        seated = true;
        EventLoop loop = channel.eventLoop();
        timer = loop.schedule(() -> onAnswer(null), WAIT_MS, TimeUnit.MILLISECONDS);
        CompletionStage<PlayAdmission> answer = desk.gate().admit(session, token, address);
        answer.whenComplete((admission, failure) -> loop.execute(() -> {
            if (failure != null) {
                LOG.warn("play {}: the gate failed", session, failure);
            }
            onAnswer(admission);
        }));
    }

    /// @param admission null when the gate gave none
    private void onAnswer(@Nullable PlayAdmission admission) {
        if (over || viewing != null) {
            return;
        }
        stopTimer();
        switch (admission) {
            case null -> refuse(Cause.BUSY, "the server is busy; try again in a moment");
            case PlayAdmission.Refused(String reason) -> refuse(Cause.DENIED, reason);
            case PlayAdmission.Unknown() -> refuse(Cause.MISSING, "there is no such session");
            case PlayAdmission.Allowed(Viewing allowed) -> {
                viewing = allowed;
                look(WAIT_MS);
            }
        }
    }

    private void look(long leftMs) {
        if (over) {
            return;
        }
        Optional<PlayRing> ring = desk.rings().apply(session);
        if (ring.isPresent()) {
            start(ring.get());
        } else if (leftMs <= 0) {
            refuse(Cause.MISSING, "the session is not on air");
        } else {
            timer = channel.eventLoop().schedule(() -> look(leftMs - LOOK_AGAIN_MS), LOOK_AGAIN_MS,
                    TimeUnit.MILLISECONDS);
        }
    }

    private void start(PlayRing ring) {
        Viewing allowed = viewing;
        if (allowed == null) {
            throw new IllegalStateException("nobody was let in");
        }
        playing = true;
        allowed.joined();
        timer = channel.eventLoop().scheduleWithFixedDelay(() -> checkStay(allowed), STAY_CHECK_MS, STAY_CHECK_MS,
                TimeUnit.MILLISECONDS);
        host.started();
        if (!over) {
            ring.join(player);
        }
    }

    private void checkStay(Viewing allowed) {
        if (!over && !allowed.mayStay()) {
            refuse(Cause.DENIED, "you may not watch this session any more");
        }
    }

    private void refuse(Cause cause, String reason) {
        desk.metrics().playRefused(cause.name().toLowerCase(Locale.ROOT));
        leave();
        host.refused(cause, reason);
    }

    private void stopTimer() {
        if (timer != null) {
            timer.cancel(false);
        }
    }
}
