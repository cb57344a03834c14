package live.chobi.server.bridge;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import live.chobi.chat.gateway.SocketDoors;
import live.chobi.identity.playback.GuestIds;
import live.chobi.identity.tokens.AccessTokens;
import live.chobi.kernel.Caller;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import live.chobi.server.bus.RoomFeeds;
import live.chobi.log.RowType;
import live.chobi.server.rpc.RpcRoute;
import live.chobi.streaming.overlays.Overlays;
import live.chobi.streaming.sessions.Phase;
import live.chobi.streaming.sessions.Session;
import live.chobi.streaming.sessions.SessionDesk;
import live.chobi.streaming.viewers.Audience;
import live.chobi.streaming.viewers.Viewer;

/// What a socket may enter and call: the same desks as RPC, so that both doors have the same rules.
public final class SocketsToSessions implements SocketDoors {
    /// Whoever revokes an overlay is rid of its connections by then.
    private static final Duration OVERLAY_VALID = Duration.ofMinutes(10);

    private final AccessTokens accessTokens;
    private final Overlays overlays;
    private final GuestIds guestIds;
    private final SessionDesk desk;
    private final Audience audience;
    private final RpcRoute rpc;
    private final RoomFeeds feeds;

    public SocketsToSessions(AccessTokens accessTokens, Overlays overlays, GuestIds guestIds, SessionDesk desk,
            Audience audience, RpcRoute rpc, RoomFeeds feeds) {
        this.accessTokens = accessTokens;
        this.overlays = overlays;
        this.guestIds = guestIds;
        this.desk = desk;
        this.audience = audience;
        this.rpc = rpc;
        this.feeds = feeds;
    }

    @Override
    public Admitted authenticate(Optional<String> token, String address) {
        if (token.isPresent() && token.get().startsWith(Overlays.PREFIX)) {
            return new Admitted(new Caller.Overlay(overlays.hostOf(token.get()), address), Optional.of(OVERLAY_VALID));
        }
        AccessTokens.Grant grant = accessTokens.grant(token, address);
        return new Admitted(grant.caller(), grant.validFor());
    }

    @Override
    public Entered enter(Caller caller, SessionId id, Optional<String> accessCode, Optional<String> playbackId) {
        Session session = desk.visible(caller, id, accessCode.orElse(null));
        RowType.Audience reader = desk.reader(caller, session);
        // The connection has its place in the room, and its log is read after this: no row falls between the two.
        feeds.open(id);
        // A host who shows their own session to their encoder is no viewer of it.
        if (session.phase() == Phase.ENDED || caller instanceof Caller.Overlay) {
            return new Entered(reader, desk.view(session), () -> {
            });
        }
        Viewer viewer = viewer(caller, playbackId);
        audience.socketJoined(session, viewer);
        try {
            return new Entered(reader, desk.view(session), () -> audience.socketLeft(id, viewer));
        } catch (RuntimeException e) {
            // Who is not let in has no exit to be called later, and would be counted for ever.
            audience.socketLeft(id, viewer);
            throw e;
        }
    }

    /// A guest without a playback id is a viewer of their own for as long as the socket lives.
    private Viewer viewer(Caller caller, Optional<String> playbackId) {
        Optional<UserId> user = caller.userIfAny();
        if (user.isPresent()) {
            return new Viewer.User(user.get());
        }
        Optional<UUID> known = playbackId.flatMap(guestIds::verify);
        return new Viewer.Guest(known.orElseGet(() -> guestIds.issue().id()));
    }

    @Override
    public JsonNode call(Caller caller, String procedure, JsonNode input) {
        return rpc.call(caller, procedure, input);
    }
}
