package live.chobi.streaming.sessions;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import java.util.UUID;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Procedure;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import live.chobi.log.Logs;
import live.chobi.streaming.viewers.Audience;
import live.chobi.streaming.viewers.Viewer;
import org.jspecify.annotations.Nullable;

/// `streaming.joinSession`. A guest who comes without a playback id gets one, so that they are one viewer however often
/// they ask.
public final class JoinSession implements Procedure<JoinSession.Input, JoinSession.Output> {
    public record Input(SessionId sessionId, @Nullable @Size(max = 50) String accessCode,
            @Nullable @Size(max = 200) String playbackId) {}

    /// @param lastSeq of the newest row: what comes later is new
    /// @param playbackId a guest's; to be sent with the next join
    public record Output(SessionView session, Playback playback, long lastSeq,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String playbackId) {}

    /// Issues and verifies signed playback ids of guests. A port: identity does.
    public interface GuestIds {
        String issue();

        Optional<UUID> verify(String signed);
    }

    private final SessionDesk desk;
    private final Audience audience;
    private final Logs logs;
    private final GuestIds guestIds;

    public JoinSession(SessionDesk desk, Audience audience, Logs logs, GuestIds guestIds) {
        this.desk = desk;
        this.audience = audience;
        this.logs = logs;
        this.guestIds = guestIds;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        Session session = desk.visible(caller, input.sessionId(), input.accessCode());
        Optional<UserId> user = caller.userIfAny();
        if (user.isPresent()) {
            return joined(session, new Viewer.User(user.get()), null);
        }
        String signed = input.playbackId();
        if (signed == null || guestIds.verify(signed).isEmpty()) {
            signed = guestIds.issue();
        }
        return joined(session, new Viewer.Guest(guestIds.verify(signed).orElseThrow()), signed);
    }

    private Output joined(Session session, Viewer viewer, @Nullable String playbackId) {
        if (session.phase() != Phase.ENDED) {
            audience.joined(session, viewer);
        }
        long lastSeq = logs.head(session.id().value()).map(Logs.HeadView::seq).orElse(0L);
        return new Output(desk.view(session), desk.playback(session, viewer), lastSeq, playbackId);
    }
}
