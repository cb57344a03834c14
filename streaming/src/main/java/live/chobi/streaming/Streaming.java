package live.chobi.streaming;

import java.time.InstantSource;
import java.util.List;
import live.chobi.kernel.Endpoint;
import live.chobi.kernel.Endpoint.Access;
import live.chobi.log.Logs;
import live.chobi.log.RowType;
import live.chobi.log.RowViews;
import live.chobi.log.Sequencer;
import live.chobi.streaming.cohosts.AddCoHost;
import live.chobi.streaming.cohosts.CoHostDesk;
import live.chobi.streaming.cohosts.CoHostRow;
import live.chobi.streaming.cohosts.RemoveCoHost;
import live.chobi.streaming.likes.Like;
import live.chobi.streaming.likes.Likes;
import live.chobi.streaming.likes.LikesRow;
import live.chobi.streaming.report.Reports;
import live.chobi.streaming.restream.AddRestream;
import live.chobi.streaming.restream.GetRestreams;
import live.chobi.streaming.restream.RemoveRestream;
import live.chobi.streaming.restream.RestreamDesk;
import live.chobi.streaming.restream.UpdateRestream;
import live.chobi.streaming.sessions.Addresses;
import live.chobi.streaming.sessions.CreateSession;
import live.chobi.streaming.sessions.EndSession;
import live.chobi.streaming.sessions.GetActiveSessions;
import live.chobi.streaming.sessions.GetEvents;
import live.chobi.streaming.sessions.GetIngestHealth;
import live.chobi.streaming.sessions.GetReport;
import live.chobi.streaming.sessions.GetSession;
import live.chobi.streaming.sessions.GetSessions;
import live.chobi.streaming.sessions.GetUpcomingSessions;
import live.chobi.streaming.sessions.IngestMonitor;
import live.chobi.streaming.sessions.JoinSession;
import live.chobi.streaming.sessions.LeaveSession;
import live.chobi.streaming.sessions.OnEvents;
import live.chobi.streaming.sessions.ResetStreamKey;
import live.chobi.streaming.sessions.SessionDesk;
import live.chobi.streaming.sessions.Sessions;
import live.chobi.streaming.sessions.UpdateSession;
import live.chobi.streaming.sessions.StreamingRows;
import live.chobi.streaming.viewers.Audience;
import live.chobi.streaming.viewers.Viewers;

/// The feature's table of procedures, and who may call each; its rows.
public final class Streaming {
    public static final List<RowType> ROWS = List.of(StreamingRows.ALL, CoHostRow.ALL, LikesRow.ALL).stream()
            .flatMap(List::stream).toList();

    private Streaming() {
    }

    /// @param transcodes whether this server makes smaller renditions for those who want them
    public static List<Endpoint<?, ?>> endpoints(Sessions sessions, SessionDesk desk, Audience audience,
            Viewers viewers, Sequencer sequencer, Logs logs, RowViews rowViews, Addresses addresses,
            JoinSession.GuestIds guestIds, RestreamDesk restreams, CoHostDesk coHosts, Likes likes,
            IngestMonitor monitor, OnEvents onEvents, boolean transcodes, InstantSource clock) {
        Reports reports = new Reports(logs);
        return List.of(
                Endpoint.mutation("streaming.createSession", Access.SIGNED_IN, CreateSession.Input.class,
                        new CreateSession(sessions, desk, addresses, transcodes)),
                Endpoint.query("streaming.getSession", Access.ANYONE, GetSession.Input.class, new GetSession(desk)),
                Endpoint.mutation("streaming.updateSession", Access.SIGNED_IN, UpdateSession.Input.class,
                        new UpdateSession(desk, sessions, sequencer)),
                Endpoint.query("streaming.getSessions", Access.SIGNED_IN, GetSessions.Input.class,
                        new GetSessions(desk)),
                Endpoint.query("streaming.getActiveSessions", Access.ANYONE, GetActiveSessions.Input.class,
                        new GetActiveSessions(sessions, desk)),
                Endpoint.query("streaming.getUpcomingSessions", Access.ANYONE, GetUpcomingSessions.Input.class,
                        new GetUpcomingSessions(sessions, desk, clock)),
                Endpoint.mutation("streaming.joinSession", Access.ANYONE, JoinSession.Input.class,
                        new JoinSession(desk, audience, logs, guestIds)),
                Endpoint.mutation("streaming.leaveSession", Access.ANYONE, LeaveSession.Input.class,
                        new LeaveSession(sessions, audience, guestIds)),
                Endpoint.mutation("streaming.endSession", Access.SIGNED_IN, EndSession.Input.class,
                        new EndSession(desk, sequencer, viewers, reports)),
                Endpoint.query("streaming.getReport", Access.SIGNED_IN, GetReport.Input.class,
                        new GetReport(desk, reports)),
                Endpoint.query("streaming.getIngestHealth", Access.SIGNED_IN, GetIngestHealth.Input.class,
                        new GetIngestHealth(desk, monitor)),
                Endpoint.query("streaming.getEvents", Access.ANYONE, GetEvents.Input.class,
                        new GetEvents(desk, logs, rowViews)),
                Endpoint.subscription("streaming.onEvents", Access.ANYONE, OnEvents.Input.class, onEvents),
                Endpoint.mutation("streaming.resetStreamKey", Access.SIGNED_IN, ResetStreamKey.Input.class,
                        new ResetStreamKey(desk, sessions, addresses)),
                Endpoint.mutation("streaming.addRestream", Access.SIGNED_IN, AddRestream.Input.class,
                        new AddRestream(restreams)),
                Endpoint.mutation("streaming.updateRestream", Access.SIGNED_IN, UpdateRestream.Input.class,
                        new UpdateRestream(restreams)),
                Endpoint.mutation("streaming.removeRestream", Access.SIGNED_IN, RemoveRestream.Input.class,
                        new RemoveRestream(restreams)),
                Endpoint.query("streaming.getRestreams", Access.SIGNED_IN, GetRestreams.Input.class,
                        new GetRestreams(restreams)),
                Endpoint.mutation("streaming.addCoHost", Access.SIGNED_IN, AddCoHost.Input.class,
                        new AddCoHost(coHosts)),
                Endpoint.mutation("streaming.removeCoHost", Access.SIGNED_IN, RemoveCoHost.Input.class,
                        new RemoveCoHost(coHosts)),
                Endpoint.mutation("streaming.like", Access.SIGNED_IN, Like.Input.class, new Like(desk, likes)));
    }
}
