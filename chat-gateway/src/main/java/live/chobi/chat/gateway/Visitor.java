package live.chobi.chat.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import live.chobi.chat.connection.Ack;
import live.chobi.chat.connection.Keepsake;
import live.chobi.chat.connection.SocketConnection;
import live.chobi.chat.room.Membership;
import live.chobi.chat.room.Rooms;
import live.chobi.kernel.Problem;
import live.chobi.kernel.ProblemCode;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.Turns;
import live.chobi.log.LogRow;
import live.chobi.log.Logs;
import live.chobi.log.RowView;
import live.chobi.log.RowViews;
import live.chobi.outbox.Json;
import live.chobi.schema.DatabaseAway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What one connection is doing. Owner: the connection's loop for the places it stands in; its work runs on virtual
/// threads, begun in order. A call that waits for its commit has its place in the log, so the next may begin.
final class Visitor {
    private static final Logger LOG = LoggerFactory.getLogger(Visitor.class);
    /// What a client may have under way; a stock one waits for its acknowledgements long before.
    private static final int WORK_MAX = 64;
    private static final int ROOMS_MAX = 16;
    /// Rows that come with the answer to a join; more by streaming.getEvents.
    private static final int INLINE_MAX = 500;
    /// How long a recovered client has to ask to join by itself: a round trip of a bad network.
    private static final long REJOIN_MS = 750;

    private final SocketConnection connection;
    private final SocketDoors doors;
    private final Rooms rooms;
    private final Logs logs;
    private final RowViews rowViews;
    private final Refusals refusals;
    private final Executor virtualThreads;
    private final Turns work;
    private final Map<SessionId, Place> places = new HashMap<>();
    private boolean gone;

    /// @param exit tells the session that the connection has left; empty until it has been let in
    /// @param isAlone whether the connection stood in no other room since
    private record Place(JoinRequest request, Membership membership, Optional<Runnable> exit, boolean isAlone) {
        Place letIn(Runnable withExit) {
            return new Place(request, membership, Optional.of(withExit), isAlone);
        }

        Place besideOthers() {
            return new Place(request, membership, exit, false);
        }
    }

    private record Joined(Object session, long lastSeq, List<RowView> events) {}

    Visitor(SocketConnection connection, SocketDoors doors, Rooms rooms, Logs logs, RowViews rowViews,
            Refusals refusals, Executor virtualThreads) {
        this.connection = connection;
        this.doors = doors;
        this.rooms = rooms;
        this.logs = logs;
        this.rowViews = rowViews;
        this.refusals = refusals;
        this.virtualThreads = virtualThreads;
        this.work = new Turns(WORK_MAX, virtualThreads);
    }

    void call(String procedure, JsonNode input, Ack ack) {
        boolean _ = submit(ack, true,
                () -> ack.reply(Acks.accepted(doors.call(connection.caller(), procedure, input))));
    }

    /// A place in the room is taken before the log is read, so that no row falls between the two; it stays paused until
    /// the answer is on its way.
    void join(JoinRequest request, Ack ack) {
        assert connection.isInLoop();
        SessionId session = request.session();
        if (!places.containsKey(session) && places.size() >= ROOMS_MAX) {
            throw Problem.tooFast("too_many_rooms", "a connection may stand in at most " + ROOMS_MAX + " sessions",
                    java.time.Duration.ofSeconds(1));
        }
        Optional<Runnable> lastExit = take(session).flatMap(it -> leftForAnother(it, request));
        Membership membership = rooms.join(session, connection);
        places.put(session, new Place(request, membership, Optional.empty(), places.isEmpty()));
        if (places.size() > 1) {
            places.replaceAll((_, place) -> place.besideOthers());
        }
        boolean taken = submit(ack, false, () -> {
            try {
                enter(request, membership, ack);
            } finally {
                lastExit.ifPresent(this::run);
            }
        });
        if (!taken) {
            take(session).ifPresent(this::vacate);
            lastExit.ifPresent(this::run);
        }
    }

    /// Who only asks for its rows again shall not be seen to leave and to come: the exit that is answered is for after
    /// it has entered. A guest without a name is somebody else each time, and would be two for a moment; they leave now.
    private Optional<Runnable> leftForAnother(Place place, JoinRequest next) {
        if (connection.caller().userIfAny().isPresent() || next.playbackId().isPresent()) {
            place.membership().leave();
            return place.exit();
        }
        vacate(place);
        return Optional.empty();
    }

    private void enter(JoinRequest request, Membership membership, Ack ack) {
        try {
            SocketDoors.Entered entered = doors.enter(connection.caller(), request.session(), request.accessCode(),
                    request.playbackId());
            connection.execute(() -> entered(request.session(), membership, entered));
            answer(request, membership, entered, ack);
        } catch (RuntimeException e) {
            // Refused at the door, or let in and then left without the log: told that it is not in, it must not be.
            connection.execute(() -> withdraw(request.session(), membership));
            throw e;
        }
    }

    private void answer(JoinRequest request, Membership membership, SocketDoors.Entered entered, Ack ack) {
        long lastSeq = logs.head(request.session().value()).map(Logs.HeadView::seq).orElse(0L);
        List<LogRow> missed = request.afterSeq().isEmpty()
                ? List.of()
                : logs.rowsAfter(request.session().value(), request.afterSeq().getAsLong(), INLINE_MAX).stream()
                        .filter(row -> row.seq() <= lastSeq).toList();
        ack.reply(Acks.accepted(Json.MAPPER.valueToTree(
                new Joined(entered.session(), lastSeq, rowViews.of(missed, entered.reader())))));
        membership.activate(lastSeq);
    }

    private void entered(SessionId session, Membership membership, SocketDoors.Entered entered) {
        Place place = places.get(session);
        if (gone || place == null || place.membership() != membership) {
            // The client left while it was being let in.
            run(entered.exit());
        } else {
            places.put(session, place.letIn(entered.exit()));
        }
    }

    private void withdraw(SessionId session, Membership membership) {
        Place place = places.get(session);
        if (place != null && place.membership() == membership) {
            take(session).ifPresent(this::vacate);
        }
    }

    void leave(SessionId session, Ack ack) {
        assert connection.isInLoop();
        take(session).ifPresent(this::vacate);
        ack.reply(Acks.accepted(Json.MAPPER.createObjectNode()));
    }

    /// Puts the connection out of the session's room, and tells it why; false when it does not stand there.
    boolean expel(SessionId session, JsonNode why) {
        assert connection.isInLoop();
        Optional<Place> place = take(session);
        place.ifPresent(it -> {
            vacate(it);
            connection.emit("removed", why);
        });
        return place.isPresent();
    }

    /// What it takes to come back, while the connection still stands where it stands. Nothing where one offset cannot
    /// say what the client has seen: in several rooms, or while it is still being let into one.
    Optional<Keepsake> keepsake() {
        if (places.isEmpty()) {
            return Optional.of(KeptPlace.none(rooms));
        }
        Place place = places.values().iterator().next();
        OptionalLong since = place.membership().activatedAt();
        if (places.size() > 1 || !place.isAlone() || place.exit().isEmpty() || since.isEmpty()
                || !rooms.hold(place.request().session())) {
            return Optional.empty();
        }
        return Optional.of(new KeptPlace(rooms, Optional.of(place.request()), since.getAsLong()));
    }

    /// Puts a connection back that was let in again. The answer brings it from `seen` to where the others are, unless
    /// its client asks to join first, as those do that take no notice of being recovered: they get the rows they ask
    /// for, and none of them twice. Empty, and nothing changed, when the room does not remember all of it.
    Optional<Runnable> resume(JoinRequest request, long seen, SocketDoors.Entered entered) {
        Membership membership = rooms.join(request.session(), connection);
        Optional<Rooms.Replay> replay = rooms.replay(membership, seen);
        if (replay.isEmpty()) {
            membership.leave();
            run(entered.exit());
        } else {
            places.put(request.session(), new Place(request, membership, Optional.of(entered.exit()), true));
        }
        return replay.map(it -> () -> {
            var _ = connection.loop().schedule(() -> replay(request.session(), membership, it), REJOIN_MS,
                    TimeUnit.MILLISECONDS);
        });
    }

    private void replay(SessionId session, Membership membership, Rooms.Replay missed) {
        Place place = places.get(session);
        if (!gone && place != null && place.membership() == membership) {
            missed.send();
        } else {
            missed.discard();
        }
    }

    /// The connection has ended; its memberships end by themselves.
    void gone() {
        gone = true;
        List.copyOf(places.values()).forEach(this::vacate);
        places.clear();
    }

    private Optional<Place> take(SessionId session) {
        return Optional.ofNullable(places.remove(session));
    }

    private void vacate(Place place) {
        place.membership().leave();
        place.exit().ifPresent(this::run);
    }

    /// Beside the mailbox: leaving must not be lost, however much the client has under way.
    private void run(Runnable exit) {
        virtualThreads.execute(exit);
    }

    private boolean submit(Ack ack, boolean mayGiveWay, Runnable task) {
        boolean taken = work.offer(() -> {
            try {
                task.run();
            } catch (Problem refusal) {
                refusals.answer(ack, refusal);
            } catch (DatabaseAway away) {
                refusals.answer(ack, away.problem());
            } catch (RuntimeException bug) {
                LOG.error("an event of socket {} failed", connection.id(), bug);
                refusals.answer(ack, Problem.of(ProblemCode.INTERNAL_SERVER_ERROR, "internal", "internal error"));
            }
        }, mayGiveWay);
        if (!taken) {
            refusals.answer(ack, Problem.tooFast("too_many_events",
                    "at most " + WORK_MAX + " events may wait for an answer", java.time.Duration.ofSeconds(1)));
        }
        return taken;
    }
}
