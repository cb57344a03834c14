package live.chobi.streaming.sessions;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Feed;
import live.chobi.log.LogFollower;
import live.chobi.log.RowView;
import org.jspecify.annotations.Nullable;

/// One subscriber's way through a session's log.
final class SessionFeed implements Feed<RowView> {
    /// How often the door is asked again, beside whenever it says that something has changed.
    static final Duration CHECK = Duration.ofSeconds(5);
    /// Rows still follow the one that says that the session is over: of a streak that ends after three seconds, of a
    /// poll that is closed.
    static final Duration AFTERMATH = Duration.ofSeconds(5);

    private final SessionDesk desk;
    private final Caller caller;
    private final Session session;
    private final @Nullable String accessCode;
    private final LogFollower follower;
    private final InstantSource clock;
    private Instant checkedAt;
    private Optional<Instant> endedAt;

    SessionFeed(SessionDesk desk, Caller caller, Session session, @Nullable String accessCode, LogFollower follower,
            InstantSource clock) {
        this.desk = desk;
        this.caller = caller;
        this.session = session;
        this.accessCode = accessCode;
        this.follower = follower;
        this.clock = clock;
        this.checkedAt = clock.instant();
        this.endedAt = session.phase() == Phase.ENDED
                ? Optional.of(session.endedAt() == null ? Instant.EPOCH : session.endedAt())
                : Optional.empty();
    }

    @Override
    public List<Item<RowView>> next() throws InterruptedException {
        while (true) {
            if (!clock.instant().isBefore(checkedAt.plus(CHECK))) {
                check();
            }
            List<RowView> rows = follower.next(desk.reader(caller, session), patience());
            if (!rows.isEmpty()) {
                rows.stream().filter(it -> it.type().equals(StreamingRows.SESSION_ENDED)).findFirst()
                        .ifPresent(it -> endedAt = Optional.of(it.at()));
                return rows.stream().map(it -> new Item<>(Long.toString(it.seq()), it)).toList();
            }
            if (isOver()) {
                return List.of();
            }
            check(); // it was waited for in vain, or the door has changed
        }
    }

    /// Throws FORBIDDEN when the caller may see the session no longer.
    private void check() {
        var _ = desk.visible(caller, session.id(), accessCode);
        checkedAt = clock.instant();
    }

    private boolean isOver() {
        return follower.isAtEnd() && endedAt.filter(it -> !clock.instant().isBefore(it.plus(AFTERMATH))).isPresent();
    }

    private Duration patience() {
        return endedAt.map(it -> Duration.between(clock.instant(), it.plus(AFTERMATH)))
                .map(left -> left.isNegative() ? Duration.ZERO : left.compareTo(CHECK) < 0 ? left : CHECK)
                .orElse(CHECK);
    }

    @Override
    public void close() {
        follower.close();
    }
}
