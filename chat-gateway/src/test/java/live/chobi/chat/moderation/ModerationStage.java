package live.chobi.chat.moderation;

import com.fasterxml.jackson.databind.JsonNode;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import live.chobi.chat.Chat;
import live.chobi.chat.ChatMetrics;
import live.chobi.chat.emoji.EmojiShelf;
import live.chobi.chat.messages.ChatPeople;
import live.chobi.chat.messages.FloodGate;
import live.chobi.chat.messages.MessageReview;
import live.chobi.chat.messages.NoMoney;
import live.chobi.chat.messages.SendMessage;
import live.chobi.chat.messages.SimilarityGate;
import live.chobi.chat.polls.PollDesk;
import live.chobi.chat.polls.Polls;
import live.chobi.chat.references.References;
import live.chobi.chat.standing.Person;
import live.chobi.chat.standing.RoomStates;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Endpoint;
import live.chobi.kernel.Problem;
import live.chobi.kernel.Role;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import live.chobi.log.LogMetrics;
import live.chobi.log.LogRow;
import live.chobi.log.Logs;
import live.chobi.log.RowType.Audience;
import live.chobi.log.RowView;
import live.chobi.log.RowViews;
import live.chobi.log.Sequencer;
import live.chobi.outbox.Json;
import live.chobi.schema.Database;
import live.chobi.testkit.SetClock;

/// One node: the chat's procedures with a sequencer and a memory of their own, over a database that nodes may share.
/// Callers go by their names: `host`, `admin`, `guest`, and any other name for a user.
final class ModerationStage implements ChatPeople, AutoCloseable {
    final SetClock clock;
    final RoomStates rooms;
    final Logs logs;
    final Set<String> blocked = new HashSet<>();
    final Set<String> followers = new HashSet<>();
    final Map<UserId, SessionId> banned = new HashMap<>();
    MessageReview review = MessageReview.NONE;
    References references = References.NONE;
    private final Database database;
    private final Map<String, UserId> ids;
    private final Sequencer sequencer;
    private final Map<String, Endpoint<?, ?>> endpoints;
    private final RowViews rowViews;

    ModerationStage(Database database) {
        this(database, new SetClock(), new HashMap<>());
    }

    private ModerationStage(Database database, SetClock clock, Map<String, UserId> ids) {
        this.database = database;
        this.clock = clock;
        this.ids = ids;
        PrometheusRegistry registry = new PrometheusRegistry();
        ChatMetrics metrics = new ChatMetrics(registry);
        rooms = new RoomStates(database, clock, metrics);
        rooms.tell((session, users) -> users.forEach(it -> banned.put(it, session)));
        logs = new Logs(database);
        sequencer = new Sequencer(database, new NoMoney(), _ -> Optional.empty(), clock, new LogMetrics(registry), 2,
                rooms);
        rowViews = new RowViews(Chat.ROWS, this::names, rooms);
        endpoints = Chat.endpoints((_, _) -> {
        }, sequencer, new SendMessage.Gates(new FloodGate(0, clock), new SimilarityGate(false, clock),
                (session, user, text) -> review.objection(session, user, text)), rooms, this,
                new Chat.Extras((in, text, replyTo) -> references.find(in, text, replyTo), new Polls(database),
                        new PollDesk(sequencer, rooms), new EmojiShelf(database)),
                logs, this::names, metrics, clock).stream().collect(Collectors.toMap(Endpoint::path, it -> it));
    }

    /// Another process on the same database, or this one after a restart.
    ModerationStage anotherNode() {
        return new ModerationStage(database, clock, ids);
    }

    SessionId open(String phase) {
        SessionId session = SessionId.next();
        database.transact(tx -> Logs.open(tx, session.value(), id("host"), phase));
        return session;
    }

    void end(SessionId session) {
        database.transact(tx -> tx.execute("update log.head set phase = 'ended' where id = {0}",
                org.jooq.impl.DSL.val(session.value())));
    }

    UserId id(String name) {
        return ids.computeIfAbsent(name, _ -> UserId.next());
    }

    Caller caller(String name) {
        return switch (name) {
            case "guest" -> new Caller.Guest("127.0.0.1");
            case "admin" -> new Caller.SignedIn(id(name), Role.ADMIN, "127.0.0.1");
            default -> new Caller.SignedIn(id(name), Role.USER, "127.0.0.1");
        };
    }

    /// @param fields names and values of the input, in turn
    JsonNode call(String who, String procedure, SessionId session, Object... fields) {
        var input = Json.MAPPER.createObjectNode().put("sessionId", session.toString());
        for (int i = 0; i < fields.length; i += 2) {
            input.set(fields[i].toString(), Json.MAPPER.valueToTree(fields[i + 1]));
        }
        return Json.tree(Json.write(call(endpoint(procedure), caller(who), Json.write(input))));
    }

    private Endpoint<?, ?> endpoint(String procedure) {
        return java.util.Objects.requireNonNull(endpoints.get("chat." + procedure), procedure);
    }

    private static <I, O> O call(Endpoint<I, O> endpoint, Caller caller, String input) {
        endpoint.access().check(caller);
        return endpoint.procedure().handle(caller, Json.read(input, endpoint.inputType()));
    }

    /// `ok`, or `CODE reason`, with the field where there is one.
    String outcome(String who, String procedure, SessionId session, Object... fields) {
        try {
            var _ = call(who, procedure, session, fields);
            return "ok";
        } catch (Problem refusal) {
            return refusal.code() + " " + refusal.reason() + refusal.field().map(it -> " " + it).orElse("");
        }
    }

    String says(String who, SessionId session, String text) {
        return outcome(who, "sendMessage", session, "text", text);
    }

    UUID said(String who, SessionId session, String text) {
        return UUID.fromString(call(who, "sendMessage", session, "text", text).at("/message/id").asText());
    }

    /// As the feature that appoints co-hosts writes it.
    void coHost(SessionId session, String action, String user) {
        var _ = sequencer.run(CoHostRow.RULE, new CoHostRow(session, id("host"), action, id(user)));
    }

    List<LogRow> rows(SessionId session) {
        return logs.rowsAfter(session.value(), 0, 1_000);
    }

    List<String> types(SessionId session) {
        return rows(session).stream().map(LogRow::type).toList();
    }

    List<RowView> seenBy(Audience reader, SessionId session) {
        var _ = rooms.current(session);
        return rowViews.of(rows(session), reader);
    }

    private Map<UserId, ?> names(Collection<UserId> wanted) {
        Map<UserId, String> names = new HashMap<>();
        ids.forEach((name, id) -> {
            if (wanted.contains(id)) {
                names.put(id, name);
            }
        });
        return names;
    }

    @Override
    public Optional<Person> person(UserId user) {
        return ids.entrySet().stream().filter(it -> it.getValue().equals(user)).findFirst()
                .map(it -> new Person(user, it.getKey().equals("admin")));
    }

    @Override
    public boolean isBlocked(UserId host, UserId user) {
        return blocked.stream().anyMatch(it -> id(it).equals(user));
    }

    @Override
    public boolean follows(UserId user, UserId host) {
        return followers.stream().anyMatch(it -> id(it).equals(user));
    }

    @Override
    public void close() {
        sequencer.close();
    }
}
