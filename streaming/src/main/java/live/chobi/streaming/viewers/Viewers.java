package live.chobi.streaming.viewers;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToIntFunction;
import live.chobi.kernel.SessionId;

/// Who is watching on this node, and how many with those on the others. A viewer is present while one of their sockets
/// is in the room, for [#PLAYING] after their player was sent a playlist, or for [#LEASE] after they joined by a
/// procedure, which has no connection to lose.
///
/// Any thread; never blocks. Each session's state is changed under the map's lock of that key.
public final class Viewers {
    static final Duration LEASE = Duration.ofSeconds(90);
    /// A player asks anew every target duration, 6 s, at the latest; one request may be lost.
    static final Duration PLAYING = Duration.ofSeconds(15);

    /// Told of every change, on the thread that caused it; must be quick.
    public interface Listener {
        void changed(SessionId session, int viewers);
    }

    private static final class Present {
        int sockets;
        Instant leaseUntil = Instant.MIN;
        Instant playingUntil = Instant.MIN;

        boolean isGone(Instant now) {
            return sockets == 0 && !leaseUntil.isAfter(now) && !playingUntil.isAfter(now);
        }
    }

    private static final class Room {
        final Map<Viewer, Present> present = new HashMap<>();
        int peak;
    }

    private final Map<SessionId, Room> rooms = new ConcurrentHashMap<>();
    private final InstantSource clock;
    private final Listener listener;
    private final ToIntFunction<SessionId> elsewhere;

    /// For a node that is alone.
    public Viewers(InstantSource clock, Listener listener) {
        this(clock, listener, _ -> 0);
    }

    /// @param elsewhere how many watch on the other nodes, as far as they are heard of; must be quick
    public Viewers(InstantSource clock, Listener listener, ToIntFunction<SessionId> elsewhere) {
        this.clock = clock;
        this.listener = listener;
        this.elsewhere = elsewhere;
    }

    /// A socket of this viewer has joined. True when the viewer was not there before.
    public boolean socketJoined(SessionId session, Viewer viewer) {
        return enter(session, viewer, present -> present.sockets++);
    }

    /// True when it was the viewer's last socket and no lease holds them.
    public boolean socketLeft(SessionId session, Viewer viewer) {
        return leave(session, viewer, present -> present.sockets = Math.max(0, present.sockets - 1));
    }

    /// The viewer joined by a procedure: present until the lease is over, or until they leave.
    public boolean leased(SessionId session, Viewer viewer) {
        Instant until = clock.instant().plus(LEASE);
        return enter(session, viewer, present -> present.leaseUntil = until);
    }

    /// The viewer's player was sent a playlist a moment ago. From then on it tells better than a call whether they are
    /// there, so that the call's lease is over. True when the viewer was not there before.
    public boolean playing(SessionId session, Viewer viewer) {
        Instant until = clock.instant().plus(PLAYING);
        return enter(session, viewer, present -> {
            present.playingUntil = until;
            present.leaseUntil = Instant.MIN;
        });
    }

    /// The viewer left by a procedure.
    public boolean released(SessionId session, Viewer viewer) {
        return leave(session, viewer, present -> {
            present.leaseUntil = Instant.MIN;
            present.playingUntil = Instant.MIN;
        });
    }

    /// On all nodes. Somebody who watches through two of them counts twice.
    public int count(SessionId session) {
        Room room = rooms.get(session);
        return (room == null ? 0 : room.present.size()) + elsewhere.applyAsInt(session);
    }

    /// How many watch each session on this node; sessions that nobody watches here are left out.
    public Map<SessionId, Integer> counts() {
        Map<SessionId, Integer> counts = new HashMap<>();
        rooms.forEach((session, room) -> {
            int present = room.present.size();
            if (present > 0) {
                counts.put(session, present);
            }
        });
        return counts;
    }

    /// The most viewers at once, on all nodes, when somebody came to this one.
    public int peak(SessionId session) {
        Room room = rooms.get(session);
        return room == null ? 0 : room.peak;
    }

    /// Someone of whom nothing was heard for too long.
    public record Expired(SessionId session, Viewer viewer) {}

    /// Takes out those of whom nothing was heard for too long. Called every few seconds.
    public List<Expired> sweep() {
        List<Expired> expired = new ArrayList<>();
        Instant now = clock.instant();
        for (SessionId session : rooms.keySet()) {
            List<Viewer> gone = new ArrayList<>();
            rooms.computeIfPresent(session, (_, room) -> {
                room.present.forEach((viewer, present) -> {
                    if (present.isGone(now)) {
                        gone.add(viewer);
                    }
                });
                gone.forEach(room.present::remove);
                return room;
            });
            gone.forEach(viewer -> expired.add(new Expired(session, viewer)));
            if (!gone.isEmpty()) {
                listener.changed(session, count(session));
            }
        }
        return expired;
    }

    /// The session is over: nobody watches it any more.
    public void forget(SessionId session) {
        rooms.remove(session);
    }

    private interface Change {
        void apply(Present present);
    }

    private boolean enter(SessionId session, Viewer viewer, Change change) {
        boolean[] isNew = {false};
        int others = elsewhere.applyAsInt(session);
        rooms.compute(session, (_, existing) -> {
            Room room = existing == null ? new Room() : existing;
            isNew[0] = !room.present.containsKey(viewer);
            change.apply(room.present.computeIfAbsent(viewer, _ -> new Present()));
            room.peak = Math.max(room.peak, room.present.size() + others);
            return room;
        });
        if (isNew[0]) {
            listener.changed(session, count(session));
        }
        return isNew[0];
    }

    private boolean leave(SessionId session, Viewer viewer, Change change) {
        boolean[] isGone = {false};
        rooms.computeIfPresent(session, (_, room) -> {
            Present present = room.present.get(viewer);
            if (present != null) {
                change.apply(present);
                if (present.isGone(clock.instant())) {
                    room.present.remove(viewer);
                    isGone[0] = true;
                }
            }
            return room;
        });
        if (isGone[0]) {
            listener.changed(session, count(session));
        }
        return isGone[0];
    }
}
