package live.chobi.chat.standing;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongPredicate;
import live.chobi.chat.ChatMetrics;
import live.chobi.kernel.Problem;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import live.chobi.log.Command;
import live.chobi.log.FactSource;
import live.chobi.log.LogRow;
import live.chobi.log.Withdrawals;
import live.chobi.outbox.Json;
import live.chobi.schema.Database;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/// The state of each session's chat that this node has to do with, in memory: it follows the rows that this node
/// commits, and is brought up to date from the log where another node has written. A command always decides on the
/// newest state, because the log's head, locked, tells how far the log has come; a reader's state is at most
/// [#READ_AGE] old. Any thread, except where a method says that it may block.
public final class RoomStates implements Consumer<List<LogRow>>, Withdrawals {
    static final Duration READ_AGE = Duration.ofSeconds(1);
    static final Duration IDLE_MAX = Duration.ofMinutes(10);
    static final int ROOMS_MAX = 20_000;
    /// What is read back of what was said, for the modes that ask for it.
    private static final int TALK_READ_MAX = 500;
    private static final String MESSAGE = "message";
    /// As the index in V0011 has them, which must be able to prove that it holds all.
    private static final String DECISIONS = """
            select seq, at, type, actor, payload from log.row where log_id = {0} and seq > {1} and seq <= {2}
            and type in ('moderation', 'message_deleted', 'session_updated', 'chat_filter', 'co_host') order by seq""";
    private static final String TALK = """
            select seq, at, type, actor, payload from log.row where log_id = {0} and seq > {1} and seq <= {2}
            and type = 'message' order by seq desc limit {3}""";

    /// Told of those who are banned, as soon as this node learns of it: when it is committed here, read from another
    /// node's rows, or found in the log after a restart. Must be quick.
    public interface Bans {
        void banned(SessionId session, Set<UserId> users);
    }

    private final class Room {
        final RoomTalk talk = new RoomTalk();
        final AtomicLong readAt = new AtomicLong(Long.MIN_VALUE);
        volatile long usedAt = clock.millis();
        volatile RoomState state;
        /// How far in the log `state` has come; written after it.
        volatile long seq;

        Room(RoomState state) {
            this.state = state;
        }
    }

    private record Head(UserId owner, long seq) {}

    private final Database database;
    private final InstantSource clock;
    private final ChatMetrics metrics;
    private final Map<UUID, Room> rooms = new ConcurrentHashMap<>();
    private volatile Bans bans = (_, _) -> {
    };
    private final FactSource<RoomFacts> source = new FactSource<>() {
        @Override
        public RoomFacts load(DSLContext tx, List<Command<?>> commands) {
            Set<UUID> logs = logs(commands);
            return RoomStates.this.load(tx, logs, RoomStates.seqs(heads(tx, logs)));
        }

        @Override
        public RoomFacts load(DSLContext tx, List<Command<?>> commands, Map<UUID, Long> seqs) {
            return RoomStates.this.load(tx, logs(commands), seqs);
        }
    };

    public RoomStates(Database database, InstantSource clock, ChatMetrics metrics) {
        this.database = database;
        this.clock = clock;
        this.metrics = metrics;
    }

    /// Before the first session is opened.
    public void tell(Bans listener) {
        bans = listener;
    }

    /// For commands. Asks the database only where another node has written to the log since, or nobody has asked yet.
    public FactSource<RoomFacts> source() {
        return source;
    }

    /// May block, about once a second for each session. NOT_FOUND where there is no such session.
    public RoomState current(SessionId session) {
        Room room = rooms.get(session.value());
        long now = clock.millis();
        if (room != null) {
            room.usedAt = now;
            long readAt = room.readAt.get();
            boolean isFresh = readAt != Long.MIN_VALUE && Math.abs(now - readAt) < READ_AGE.toMillis();
            if (isFresh || !room.readAt.compareAndSet(readAt, now)) {
                return room.state; // somebody else is reading it just now
            }
        }
        return read(session).state;
    }

    /// The state after the row of this `seq`, which was committed. May block.
    public RoomState atLeast(SessionId session, long seq) {
        Room room = rooms.get(session.value());
        return room != null && room.seq >= seq ? room.state : read(session).state;
    }

    /// What is known here without asking.
    public Optional<RoomState> peek(SessionId session) {
        return Optional.ofNullable(rooms.get(session.value())).map(room -> room.state);
    }

    @Override
    public LongPredicate of(UUID log) {
        return peek(new SessionId(log)).<LongPredicate>map(RoomState::deleted).orElse(_ -> false);
    }

    /// Brings those up to date which other nodes have written to, in one question. May block. Called every few seconds.
    ///
    /// @param watched the sessions that somebody watches or reads here
    public void refresh(Collection<SessionId> watched) {
        if (watched.isEmpty()) {
            return;
        }
        Set<UUID> logs = new HashSet<>();
        watched.forEach(it -> logs.add(it.value()));
        database.read(db -> {
            heads(db, logs).forEach((log, head) -> bring(db, log, head));
            return logs.size();
        });
    }

    /// Lets go of what nobody has asked for lately; the log has it. Called now and then.
    public void forgetIdle() {
        long now = clock.millis();
        rooms.values().removeIf(room -> now - room.usedAt > IDLE_MAX.toMillis());
        metrics.roomStates(rooms.size());
    }

    private Room read(SessionId session) {
        return database.read(db -> {
            Head head = heads(db, Set.of(session.value())).get(session.value());
            if (head == null) {
                throw Problem.notFound("session", session);
            }
            Room room = bring(db, session.value(), head);
            room.readAt.set(clock.millis());
            return room;
        });
    }

    private static Set<UUID> logs(List<Command<?>> commands) {
        Set<UUID> logs = new HashSet<>();
        commands.forEach(it -> it.log().ifPresent(logs::add));
        return logs;
    }

    private static Map<UUID, Head> heads(DSLContext db, Set<UUID> logs) {
        Map<UUID, Head> heads = new LinkedHashMap<>();
        db.fetch("select id, owner, seq from log.head where id = any ({0})", DSL.val(logs.toArray(UUID[]::new)))
                .forEach(row -> heads.put(row.get("id", UUID.class),
                        new Head(new UserId(row.get("owner", UUID.class)), row.get("seq", Long.class))));
        return heads;
    }

    private static Map<UUID, Long> seqs(Map<UUID, Head> heads) {
        Map<UUID, Long> seqs = new LinkedHashMap<>();
        heads.forEach((log, head) -> seqs.put(log, head.seq()));
        return seqs;
    }

    /// @param seqs of the locked heads; a log without one does not exist, and its commands will be refused
    private RoomFacts load(DSLContext tx, Set<UUID> logs, Map<UUID, Long> seqs) {
        RoomFacts facts = new RoomFacts();
        Set<UUID> behind = new HashSet<>();
        for (UUID log : logs) {
            Room room = rooms.get(log);
            Long seq = seqs.get(log);
            if (seq != null && (room == null || room.seq < seq)) {
                behind.add(log);
            } else if (room != null) {
                room.usedAt = clock.millis();
                facts.put(log, room.state, room.talk);
            }
        }
        if (!behind.isEmpty()) {
            heads(tx, behind).forEach((log, head) -> {
                Room room = bring(tx, log, head);
                facts.put(log, room.state, room.talk);
            });
        }
        return facts;
    }

    /// Reads what was decided since, up to the head.
    private Room bring(DSLContext db, UUID log, Head head) {
        makeRoom();
        Room room = rooms.computeIfAbsent(log, _ -> new Room(RoomState.of(head.owner())));
        long from = room.seq;
        if (from >= head.seq()) {
            return room;
        }
        List<LogRow> rows = rows(db, DECISIONS, log, from, head.seq());
        advance(room, log, rows, from, head.seq());
        if (room.state.mode().remembers()) {
            rows(db, TALK, log, from, head.seq()).forEach(row -> heard(room, row));
        }
        metrics.roomStateRead();
        return room;
    }

    private static List<LogRow> rows(DSLContext db, String query, UUID log, long from, long to) {
        return db.fetch(query, DSL.val(log), DSL.val(from), DSL.val(to), DSL.val(TALK_READ_MAX)).map(row -> {
            UUID actor = row.get("actor", UUID.class);
            return new LogRow(log, row.get("seq", Long.class), row.get("at", java.time.OffsetDateTime.class)
                    .toInstant(), null, row.get("type", String.class), actor == null ? null : new UserId(actor),
                    row.get("payload", String.class));
        });
    }

    /// One session's rows, oldest first, which begin after `from`. Nothing happens when the state has come further, or
    /// not so far: then rows of another node lie between, and the next who asks reads them.
    private void advance(Room room, UUID log, List<LogRow> rows, long from, long to) {
        Set<UserId> newlyBanned;
        synchronized (room) {
            if (room.seq < from || room.seq >= to) {
                return;
            }
            RoomState before = room.state;
            long known = room.seq;
            RoomState after = before.afterAll(rows.stream().filter(row -> row.seq() > known).toList());
            room.state = after;
            room.seq = to;
            newlyBanned = new HashSet<>(after.bans().keySet());
            newlyBanned.removeAll(before.bans().keySet());
        }
        if (!newlyBanned.isEmpty()) {
            bans.banned(new SessionId(log), newlyBanned);
        }
    }

    /// Rows that this node has committed; on the sequencer's shards.
    @Override
    public void accept(List<LogRow> rows) {
        Map<UUID, List<LogRow>> byLog = new LinkedHashMap<>();
        rows.forEach(row -> byLog.computeIfAbsent(row.log(), _ -> new ArrayList<>()).add(row));
        byLog.forEach((log, its) -> {
            Room room = rooms.get(log);
            if (room != null) {
                advance(room, log, its, its.getFirst().seq() - 1, its.getLast().seq());
                if (room.state.mode().remembers()) {
                    its.stream().filter(row -> row.type().equals(MESSAGE)).forEach(row -> heard(room, row));
                }
            }
        });
    }

    private static void heard(Room room, LogRow message) {
        if (message.actor() != null) {
            room.talk.spoke(message.actor(), message.at());
        }
        if (room.state.mode().uniqueChat()) {
            room.talk.said(Wording.of(Json.tree(message.payload()).path("text").asText()).fingerprint(),
                    message.at());
        }
    }

    /// The one that nobody has asked for the longest time goes; its log has everything.
    private void makeRoom() {
        if (rooms.size() >= ROOMS_MAX) {
            rooms.entrySet().stream().min(Comparator.comparingLong(it -> it.getValue().usedAt))
                    .ifPresent(it -> rooms.remove(it.getKey(), it.getValue()));
        }
    }
}
