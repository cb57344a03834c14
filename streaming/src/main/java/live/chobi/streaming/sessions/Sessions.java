package live.chobi.streaming.sessions;

import static live.chobi.schema.generated.log.Tables.HEAD;
import static live.chobi.schema.generated.streaming.Tables.SESSION;
import static live.chobi.schema.generated.streaming.Tables.VIEWER;

import java.security.MessageDigest;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import live.chobi.kernel.PageCursor;
import live.chobi.kernel.Problem;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import live.chobi.log.Logs;
import live.chobi.outbox.Events;
import live.chobi.outbox.NewEvent;
import live.chobi.schema.Database;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Stores and finds sessions. Their phase changes through log commands only. Virtual threads.
public final class Sessions {
    /// The topic of the outbox: a session was made that is to begin at a time.
    public static final String SCHEDULED = "session_scheduled";

    private final Database database;

    public Sessions(Database database) {
        this.database = database;
    }

    /// A session just made, with the secrets that are shown this once.
    record Made(Session session, String streamKey, Optional<String> accessCode) {}

    /// What a host asks for.
    record Wish(UserId host, String title, String description, @Nullable String category, List<String> tags, Kind kind,
            Visibility visibility, @Nullable Instant scheduledAt, @Nullable Boolean transcoding) {}

    /// For readers outside.
    record Event(UserId host, Instant scheduledAt) {}

    Made create(Wish wish) {
        SessionId id = SessionId.next();
        String key = Keys.streamKey();
        Optional<String> code = wish.visibility() == Visibility.PRIVATE
                ? Optional.of(Keys.accessCode())
                : Optional.empty();
        database.transact(tx -> {
            Logs.open(tx, id.value(), wish.host(), Phase.CREATED.stored());
            tx.insertInto(SESSION).set(SESSION.ID, id.value()).set(SESSION.HOST, wish.host().value())
                    .set(SESSION.TITLE, wish.title()).set(SESSION.DESCRIPTION, wish.description())
                    .set(SESSION.CATEGORY, wish.category()).set(SESSION.TAGS, wish.tags().toArray(String[]::new))
                    .set(SESSION.KIND, stored(wish.kind())).set(SESSION.VISIBILITY, stored(wish.visibility()))
                    .set(SESSION.STREAM_KEY_HASH, Keys.hash(key))
                    .set(SESSION.ACCESS_CODE_HASH, code.map(Keys::hash).orElse(null))
                    .set(SESSION.SCHEDULED_AT, wish.scheduledAt() == null ? null : stored(wish.scheduledAt()))
                    .set(SESSION.TRANSCODING, wish.transcoding()).execute();
            if (wish.scheduledAt() != null) {
                Events.write(tx, List.of(new NewEvent(SCHEDULED, id.value(), null,
                        new Event(wish.host(), wish.scheduledAt()))));
            }
        });
        return new Made(get(id), key, code);
    }

    public Optional<Session> find(SessionId id) {
        return database.read(db -> select(db, SESSION.ID.eq(id.value())).fetchOptional(Sessions::session));
    }

    /// Those of them that there are.
    public List<Session> find(Collection<SessionId> ids) {
        return database.read(db -> select(db,
                SESSION.ID.eq(DSL.any(ids.stream().map(SessionId::value).toArray(UUID[]::new))))
                .fetch(Sessions::session));
    }

    /// NOT_FOUND when there is none.
    public Session get(SessionId id) {
        return find(id).orElseThrow(() -> Problem.notFound("session", id));
    }

    /// The session an encoder may publish to with this key, whatever its phase.
    public Optional<Session> byStreamKey(String key) {
        return database.read(db -> select(db, SESSION.STREAM_KEY_HASH.eq(Keys.hash(key)))
                .fetchOptional(Sessions::session));
    }

    /// A host's sessions, newest first.
    ///
    /// @param before only older ones; null for the newest
    List<Session> of(UserId host, @Nullable SessionId before, int limit) {
        Condition wanted = SESSION.HOST.eq(host.value());
        Condition condition = before == null ? wanted : wanted.and(SESSION.ID.lt(before.value()));
        return database.read(db -> select(db, condition).orderBy(SESSION.ID.desc()).limit(limit)
                .fetch(Sessions::session));
    }

    /// What a host shows now: the newest session on air; else the newest that waits for its encoder.
    public Optional<Session> currentOf(UserId host) {
        return database.read(db -> select(db, SESSION.HOST.eq(host.value())
                .and(HEAD.PHASE.ne(Phase.ENDED.stored())))
                .orderBy(DSL.field(HEAD.PHASE.eq(Phase.CREATED.stored())).asc(), SESSION.ID.desc()).limit(1)
                .fetchOptional(Sessions::session));
    }

    /// Makes another key; the old one is worth nothing from now on.
    String resetStreamKey(SessionId id) {
        String key = Keys.streamKey();
        database.transact(tx -> tx.update(SESSION).set(SESSION.STREAM_KEY_HASH, Keys.hash(key))
                .where(SESSION.ID.eq(id.value())).execute());
        return key;
    }

    boolean isAccessCode(SessionId id, String code) {
        return database.read(db -> db.select(SESSION.ACCESS_CODE_HASH).from(SESSION).where(SESSION.ID.eq(id.value()))
                .fetchOptional(SESSION.ACCESS_CODE_HASH))
                .map(hash -> MessageDigest.isEqual(hash, Keys.hash(code))).orElse(false);
    }

    /// Remembers a viewer for the number of different viewers.
    public void remember(SessionId id, String viewer) {
        database.transact(tx -> tx.insertInto(VIEWER).set(VIEWER.SESSION_ID, id.value()).set(VIEWER.VIEWER_, viewer)
                .onConflictDoNothing().execute());
    }

    /// Remembers a viewer who has shown the access code.
    void rememberCode(SessionId id, String viewer) {
        database.transact(tx -> tx.insertInto(VIEWER).set(VIEWER.SESSION_ID, id.value()).set(VIEWER.VIEWER_, viewer)
                .set(VIEWER.KNOWS_CODE, true).onConflict(VIEWER.SESSION_ID, VIEWER.VIEWER_).doUpdate()
                .set(VIEWER.KNOWS_CODE, true).execute());
    }

    boolean knowsCode(SessionId id, String viewer) {
        return database.read(db -> db.fetchExists(VIEWER,
                VIEWER.SESSION_ID.eq(id.value()).and(VIEWER.VIEWER_.eq(viewer)).and(VIEWER.KNOWS_CODE)));
    }

    /// Keeps the largest number of viewers seen at once.
    public void notePeak(SessionId id, int viewers) {
        database.transact(tx -> tx.update(SESSION).set(SESSION.VIEWERS_PEAK, viewers)
                .where(SESSION.ID.eq(id.value())).and(SESSION.VIEWERS_PEAK.lt(viewers)).execute());
    }

    /// Those on air that anybody may see, newest first; the caller filters and sorts by what only it knows.
    List<Session> publicOnAir(@Nullable String category, @Nullable Kind kind, int limit) {
        Condition wanted = HEAD.PHASE.in(Phase.LIVE.stored(), Phase.INTERRUPTED.stored())
                .and(SESSION.VISIBILITY.eq(stored(Visibility.PUBLIC)));
        if (category != null) {
            wanted = wanted.and(SESSION.CATEGORY.eq(category));
        }
        if (kind != null) {
            wanted = wanted.and(SESSION.KIND.eq(stored(kind)));
        }
        Condition condition = wanted;
        return database.read(db -> select(db, condition).orderBy(SESSION.ID.desc()).limit(limit)
                .fetch(Sessions::session));
    }

    /// Which sessions that are to come are asked for.
    ///
    /// @param earliest what was to begin before is left out
    /// @param after the last one of the page before
    record Coming(Optional<UserId> host, Optional<String> category, Instant earliest,
            Optional<PageCursor.Place> after) {}

    /// Public ones that are to begin at a time and have not begun, the soonest first.
    List<Session> publicToCome(Coming wanted, int limit) {
        Condition condition = HEAD.PHASE.eq(Phase.CREATED.stored())
                .and(SESSION.VISIBILITY.eq(DSL.inline(stored(Visibility.PUBLIC))))
                .and(SESSION.SCHEDULED_AT.isNotNull()).and(SESSION.SCHEDULED_AT.ge(stored(wanted.earliest())))
                .and(wanted.host().map(it -> SESSION.HOST.eq(it.value())).orElse(DSL.noCondition()))
                .and(wanted.category().map(SESSION.CATEGORY::eq).orElse(DSL.noCondition()))
                .and(wanted.after().map(it -> DSL.row(SESSION.SCHEDULED_AT, SESSION.ID)
                        .gt(stored(it.at()), it.id())).orElse(DSL.noCondition()));
        return database.read(db -> select(db, condition).orderBy(SESSION.SCHEDULED_AT, SESSION.ID).limit(limit)
                .fetch(Sessions::session));
    }

    /// Those of these sessions that not everybody may see.
    public Set<UUID> privateAmong(Collection<UUID> ids) {
        return ids.isEmpty()
                ? Set.of()
                : database.read(db -> db.select(SESSION.ID).from(SESSION)
                        .where(SESSION.ID.eq(DSL.any(ids.toArray(UUID[]::new))))
                        .and(SESSION.VISIBILITY.eq(stored(Visibility.PRIVATE))).fetchSet(SESSION.ID));
    }

    /// When these sessions ended; those that have not are absent.
    public Map<SessionId, Instant> endedAt(Collection<SessionId> ids) {
        return database.read(db -> db.select(SESSION.ID, SESSION.ENDED_AT).from(SESSION)
                .where(SESSION.ID.eq(DSL.any(ids.stream().map(SessionId::value).toArray(UUID[]::new))))
                .and(SESSION.ENDED_AT.isNotNull())
                .fetchMap(row -> new SessionId(row.value1()), row -> row.value2().toInstant()));
    }

    /// Everything that is on air, on all nodes, private sessions too.
    public List<Session> onAir() {
        return database.read(db -> select(db, HEAD.PHASE.in(Phase.LIVE.stored(), Phase.INTERRUPTED.stored()))
                .fetch(Sessions::session));
    }

    /// Those that this node was receiving when it stopped without saying so.
    public List<SessionId> liveOn(String node) {
        return database.read(db -> db.select(SESSION.ID).from(SESSION).join(HEAD).on(HEAD.ID.eq(SESSION.ID))
                .where(HEAD.PHASE.eq(Phase.LIVE.stored())).and(SESSION.INGEST_NODE.eq(node))
                .fetch(row -> new SessionId(row.value1())));
    }

    private static SelectConditionStep<Record> select(org.jooq.DSLContext db, Condition condition) {
        return db.select(SESSION.asterisk(), HEAD.PHASE).from(SESSION).join(HEAD).on(HEAD.ID.eq(SESSION.ID))
                .where(condition);
    }

    private static Session session(Record row) {
        return new Session(new SessionId(row.get(SESSION.ID)), new UserId(row.get(SESSION.HOST)),
                row.get(SESSION.TITLE), row.get(SESSION.DESCRIPTION), row.get(SESSION.CATEGORY),
                List.of(row.get(SESSION.TAGS)), Kind.valueOf(row.get(SESSION.KIND).toUpperCase(Locale.ROOT)),
                Visibility.valueOf(row.get(SESSION.VISIBILITY).toUpperCase(Locale.ROOT)),
                Phase.of(row.get(HEAD.PHASE)), row.get(SESSION.CREATED_AT).toInstant(),
                instant(row.get(SESSION.SCHEDULED_AT)), instant(row.get(SESSION.LIVE_AT)),
                instant(row.get(SESSION.ENDED_AT)), row.get(SESSION.VIEWERS_PEAK), row.get(SESSION.LIKES),
                row.get(SESSION.TRANSCODING));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime stored) {
        return stored == null ? null : stored.toInstant();
    }

    private static OffsetDateTime stored(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    private static String stored(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
