package live.chobi.server.bridge;

import java.time.Clock;
import live.chobi.chat.standing.Decisions;
import live.chobi.kernel.SessionId;
import live.chobi.log.LogTails;
import live.chobi.log.Logs;
import live.chobi.log.RowViews;
import live.chobi.server.bus.FeedRow;
import live.chobi.server.bus.RoomFeeds;
import live.chobi.streaming.sessions.OnEvents;
import live.chobi.streaming.sessions.SessionDesk;

/// Who subscribes to a session's rows is told of them by the same feeds as its room, so that rows of other nodes come
/// too, and is asked for again at the door when somebody was banned. Any thread.
public final class RowsToSubscribers {
    private final LogTails tails;

    public RowsToSubscribers(Logs logs, RowViews views) {
        tails = new LogTails(logs::rowsAfter, views::of, row -> row.type().equals(Decisions.MESSAGE_DELETED));
    }

    /// The rooms and the subscribers, as the feeds see them.
    public RoomFeeds.Audience beside(RoomFeeds.Audience rooms) {
        return new RoomFeeds.Audience() {
            @Override
            public boolean isThere(SessionId session) {
                return rooms.isThere(session) || tails.isFollowed(session.value());
            }

            @Override
            public void pass(SessionId session, FeedRow row) {
                rooms.pass(session, row);
                tails.knowOf(session.value(), row.seq());
            }
        };
    }

    public OnEvents onEvents(SessionDesk desk, RoomFeeds feeds) {
        return new OnEvents(desk, tails, feeds::open, Clock.systemUTC());
    }

    void doorChanged(SessionId session) {
        tails.nudge(session.value());
    }
}
