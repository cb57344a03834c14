package live.chobi.server.bridge;

import java.util.Set;
import live.chobi.chat.gateway.ChatGateway;
import live.chobi.chat.standing.RoomStates;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import org.jspecify.annotations.Nullable;

/// Who is banned in a session's chat loses its pictures, leaves its room and hears no more of its rows. The gateway
/// starts later and is attached; nobody stands in a room before. Any thread.
public final class BansToDoors implements RoomStates.Bans {
    private final PlaybackDoor playback;
    private volatile @Nullable ChatGateway gateway;
    private volatile @Nullable RowsToSubscribers subscribers;

    public BansToDoors(PlaybackDoor playback) {
        this.playback = playback;
    }

    public void attach(ChatGateway sockets, RowsToSubscribers readers) {
        gateway = sockets;
        subscribers = readers;
    }

    @Override
    public void banned(SessionId session, Set<UserId> users) {
        users.forEach(user -> playback.revoke(session, user));
        ChatGateway attached = gateway;
        if (attached != null) {
            attached.expel(session, users, "banned");
        }
        RowsToSubscribers readers = subscribers;
        if (readers != null) {
            readers.doorChanged(session);
        }
    }
}
