package live.chobi.chat.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import live.chobi.chat.ChatMetrics;
import live.chobi.chat.connection.Ack;
import live.chobi.chat.connection.ConnectOutcome;
import live.chobi.chat.connection.ConnectionRequest;
import live.chobi.chat.connection.DisconnectReason;
import live.chobi.chat.connection.Keepsake;
import live.chobi.chat.connection.Resumption;
import live.chobi.chat.connection.ReturningClient;
import live.chobi.chat.connection.SocketApplication;
import live.chobi.chat.connection.SocketConnection;
import live.chobi.chat.room.Rooms;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.ProblemCode;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import live.chobi.log.Logs;
import live.chobi.log.RowViews;
import live.chobi.outbox.Json;
import live.chobi.schema.DatabaseAway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Serves the default namespace. Called on the loop that owns a connection; blocking work of one connection runs on
/// virtual threads, one piece after the other, so that a client's messages keep their order.
public final class ChatGateway implements SocketApplication {
    private static final Logger LOG = LoggerFactory.getLogger(ChatGateway.class);
    /// Events that have a procedure of the same meaning; the acknowledgement carries its output's fields.
    public static final Map<String, String> CALLS = Map.ofEntries(Map.entry("send_message", "chat.sendMessage"),
            Map.entry("send_gift", "gifts.sendGift"), Map.entry("like", "streaming.like"),
            Map.entry("announce", "chat.announce"), Map.entry("create_poll", "chat.createPoll"),
            Map.entry("vote_poll", "chat.votePoll"), Map.entry("close_poll", "chat.closePoll"),
            Map.entry("add_co_host", "streaming.addCoHost"), Map.entry("remove_co_host", "streaming.removeCoHost"));

    private final SocketDoors doors;
    private final Rooms rooms;
    private final Logs logs;
    private final RowViews rowViews;
    private final Executor virtualThreads;
    private final Refusals refusals;
    private final ChatMetrics metrics;
    private final Map<SocketConnection, Visitor> visitors = new ConcurrentHashMap<>();
    private final UserConnections users = new UserConnections();

    public ChatGateway(SocketDoors doors, Rooms rooms, Logs logs, RowViews rowViews, ChatMetrics metrics,
            Executor virtualThreads) {
        this.doors = doors;
        this.rooms = rooms;
        this.logs = logs;
        this.rowViews = rowViews;
        this.virtualThreads = virtualThreads;
        this.metrics = metrics;
        this.refusals = new Refusals(metrics);
    }

    @Override
    public CompletionStage<ConnectOutcome> connect(ConnectionRequest request) {
        if (!request.namespace().equals("/")) {
            return CompletableFuture.completedFuture(ConnectOutcome.invalidNamespace());
        }
        // What is no string is no token of ours either; only who shows nothing is a guest.
        JsonNode token = request.auth().path("token");
        Optional<String> bearer = Optional.of(token.isTextual() ? token.textValue() : token.toString())
                .filter(it -> !token.isNull() && !it.isEmpty());
        CompletableFuture<ConnectOutcome> outcome = new CompletableFuture<>();
        virtualThreads.execute(() -> {
            try {
                SocketDoors.Admitted admitted = doors.authenticate(bearer, request.address());
                outcome.complete(new ConnectOutcome.Accepted(admitted.caller(), admitted.validFor(),
                        request.returning().flatMap(it -> letBackIn(admitted.caller(), it))));
            } catch (Problem refusal) {
                outcome.complete(new ConnectOutcome.Refused(refusal.getMessage(), Acks.error(refusal)));
            } catch (RuntimeException bug) {
                outcome.completeExceptionally(bug);
            }
        });
        return outcome;
    }

    /// Whoever comes back is judged as if it came for the first time: it may have been sent away meanwhile.
    private Optional<Resumption> letBackIn(Caller caller, ReturningClient returning) {
        if (!(returning.keepsake() instanceof KeptPlace place)
                || !caller.userIfAny().equals(returning.caller().userIfAny())) {
            return Optional.empty();
        }
        if (place.request().isEmpty()) {
            return Optional.of(new Return(place, OptionalLong.empty(), Optional.empty()));
        }
        JoinRequest request = place.request().get();
        OptionalLong seen = place.seen(returning.offset());
        if (seen.isEmpty() || !rooms.remembers(request.session(), seen.getAsLong())) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Return(place, seen, Optional.of(doors.enter(caller, request.session(),
                    request.accessCode(), request.playbackId()))));
        } catch (Problem | DatabaseAway _) {
            return Optional.empty(); // it will be told why when it asks to join
        }
    }

    /// A client that was let in again, on its way to where it was.
    private final class Return implements Resumption {
        private final KeptPlace place;
        private final OptionalLong seen;
        private final Optional<SocketDoors.Entered> entered;

        Return(KeptPlace place, OptionalLong seen, Optional<SocketDoors.Entered> entered) {
            this.place = place;
            this.seen = seen;
            this.entered = entered;
        }

        @Override
        public Optional<Runnable> resume(SocketConnection connection) {
            Visitor visitor = visitor(connection);
            Optional<Runnable> replay = entered.isEmpty()
                    ? Optional.of(() -> {
                    })
                    : visitor.resume(place.request().orElseThrow(), seen.orElseThrow(), entered.get());
            place.discarded(); // it stands in the room by itself now, or not at all
            if (replay.isPresent()) {
                visitors.put(connection, visitor);
                users.add(connection);
            }
            return replay;
        }

        @Override
        public void abandoned() {
            place.discarded();
            entered.ifPresent(it -> virtualThreads.execute(it.exit()));
        }
    }

    private Visitor visitor(SocketConnection connection) {
        return new Visitor(connection, doors, rooms, logs, rowViews, refusals, virtualThreads);
    }

    @Override
    public void connected(SocketConnection connection) {
        visitors.put(connection, visitor(connection));
        users.add(connection);
    }

    /// Whether the user is connected to this node. Any thread.
    public boolean isHere(UserId user) {
        return users.has(user);
    }

    /// Emits to each of the user's connections to this node. Any thread.
    public void tell(UserId user, String event, JsonNode argument) {
        users.of(user).forEach(it -> it.emit(event, argument));
    }

    @Override
    public Optional<Keepsake> keep(SocketConnection connection) {
        Visitor visitor = visitors.get(connection);
        return visitor == null ? Optional.empty() : visitor.keepsake();
    }

    @Override
    public void event(SocketConnection connection, String name, List<JsonNode> arguments, Ack ack) {
        Visitor visitor = visitors.get(connection);
        if (visitor == null) {
            return; // it has just gone
        }
        JsonNode input = arguments.isEmpty() ? Json.MAPPER.createObjectNode() : arguments.getFirst();
        try {
            if (name.equals("join_session")) {
                visitor.join(JoinRequest.read(input), ack);
            } else if (name.equals("leave_session")) {
                visitor.leave(JoinRequest.read(input).session(), ack);
            } else if (CALLS.containsKey(name)) {
                visitor.call(java.util.Objects.requireNonNull(CALLS.get(name)), input, ack);
            } else {
                throw Problem.of(ProblemCode.NOT_FOUND, "unknown_event", "there is no event " + Problem.quotable(name));
            }
        } catch (Problem refusal) {
            refusals.answer(ack, refusal);
        }
    }

    /// Puts everybody of these out of the session's room: each of their connections hears `removed`. Any thread.
    ///
    /// @param reason stable, in snake_case
    public void expel(SessionId session, Set<UserId> users, String reason) {
        JsonNode why = Json.MAPPER.createObjectNode().put("sessionId", session.toString()).put("reason", reason);
        visitors.forEach((connection, visitor) -> {
            if (connection.caller().userIfAny().filter(users::contains).isPresent()) {
                connection.execute(() -> {
                    if (visitor.expel(session, why)) {
                        metrics.expelled();
                    }
                });
            }
        });
    }

    @Override
    public void tooFast(SocketConnection connection, String name, Ack ack) {
        refusals.answer(ack, Problem.tooFast("too_many_events", "too many events; slow down",
                java.time.Duration.ofSeconds(1)));
    }

    @Override
    public void disconnected(SocketConnection connection, DisconnectReason reason) {
        users.remove(connection);
        Visitor visitor = visitors.remove(connection);
        if (visitor != null) {
            visitor.gone();
            LOG.debug("socket {} left: {}", connection.id(), reason);
        }
    }
}
