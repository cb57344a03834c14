package live.chobi.webhooks.delivery;

import static live.chobi.schema.generated.webhooks.Tables.MESSAGE;

import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import live.chobi.kernel.Problem;
import live.chobi.kernel.Uuid7;
import live.chobi.schema.Database;
import live.chobi.webhooks.delivery.Lanes.Lane;
import live.chobi.webhooks.delivery.Message.State;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Writes and finds messages. Virtual threads.
public final class Messages {
    /// So long can be looked at and told again what was told.
    static final Duration KEPT = Duration.ofDays(7);
    /// That wait for one endpoint.
    static final int WAITING_MAX = 10_000;

    private final Database database;
    private final InstantSource clock;

    public Messages(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// How many wait for each of these that any waits for.
    static Map<UUID, Integer> waiting(DSLContext tx, Collection<UUID> endpoints) {
        return tx.select(MESSAGE.ENDPOINT_ID, DSL.count()).from(MESSAGE)
                .where(MESSAGE.ENDPOINT_ID.in(endpoints), MESSAGE.STATE.eq("pending")).groupBy(MESSAGE.ENDPOINT_ID)
                .fetchMap(MESSAGE.ENDPOINT_ID, DSL.count());
    }

    /// What an endpoint was written before, by (lane, seq, type), is not written again.
    static void write(DSLContext tx, List<Message> messages) {
        Lanes.open(tx, messages.stream().map(it -> new Lane(it.endpoint(), it.lane())).collect(Collectors.toSet()));
        tx.execute("""
                insert into webhooks.message (id, endpoint_id, lane, seq, type, body, at)
                select * from unnest({0}::uuid[], {1}::uuid[], {2}::uuid[], {3}::bigint[], {4}::text[], {5}::text[],
                    {6}::timestamptz[])
                on conflict do nothing
                """, DSL.val(messages.stream().map(Message::id).toArray(UUID[]::new)),
                DSL.val(messages.stream().map(Message::endpoint).toArray(UUID[]::new)),
                DSL.val(messages.stream().map(Message::lane).toArray(UUID[]::new)),
                DSL.val(messages.stream().map(Message::seq).toArray(Long[]::new)), texts(messages, Message::type),
                texts(messages, Message::body), texts(messages, it -> it.at().toString()));
    }

    private static Field<String[]> texts(List<Message> messages, Function<Message, String> of) {
        return DSL.val(messages.stream().map(of).toArray(String[]::new));
    }

    /// It was taken.
    void delivered(DSLContext tx, Message message, int status) {
        tx.update(MESSAGE).set(MESSAGE.STATE, "delivered").set(MESSAGE.ATTEMPTS, message.attempts() + 1)
                .set(MESSAGE.STATUS, status).setNull(MESSAGE.ERROR).set(MESSAGE.SETTLED_AT, now())
                .where(MESSAGE.ID.eq(message.id())).execute();
    }

    /// It was not.
    ///
    /// @param isLast whether it is given up
    void failed(DSLContext tx, Message message, @Nullable Integer status, String error, boolean isLast) {
        tx.update(MESSAGE).set(MESSAGE.STATE, isLast ? "failed" : "pending")
                .set(MESSAGE.ATTEMPTS, message.attempts() + 1).set(MESSAGE.STATUS, status).set(MESSAGE.ERROR, error)
                .set(MESSAGE.SETTLED_AT, isLast ? now() : null).where(MESSAGE.ID.eq(message.id())).execute();
    }

    /// The newest first, those before a place, one more than asked for.
    List<Message.View> newest(UUID endpoint, Optional<State> state, Optional<UUID> before, int limit) {
        Condition wanted = MESSAGE.ENDPOINT_ID.eq(endpoint)
                .and(state.map(it -> MESSAGE.STATE.eq(it.name().toLowerCase(Locale.ROOT))).orElse(DSL.noCondition()))
                .and(before.map(MESSAGE.ID::lt).orElse(DSL.noCondition()));
        return database.read(sql -> sql.selectFrom(MESSAGE).where(wanted).orderBy(MESSAGE.ID.desc()).limit(limit + 1)
                .fetch(Messages::view));
    }

    /// Those after a place wait again, each under its own id. PRECONDITION_FAILED `too_many_messages`.
    ///
    /// @param session of one alone; empty: of all, and of none
    /// @return how many
    int again(UUID endpoint, Optional<UUID> after, Optional<UUID> session) {
        Condition which = MESSAGE.ENDPOINT_ID.eq(endpoint)
                .and(after.map(MESSAGE.ID::gt).orElse(DSL.noCondition()))
                .and(session.map(MESSAGE.LANE::eq).orElse(DSL.noCondition()));
        return database.transaction(tx -> {
            int count = tx.fetchCount(MESSAGE, which);
            if (count > WAITING_MAX) {
                throw Problem.refused("too_many_messages", "at most " + WAITING_MAX
                        + " messages are told again at a time, not " + count + "; begin later");
            }
            Lanes.open(tx, tx.selectDistinct(MESSAGE.LANE).from(MESSAGE).where(which)
                    .fetch(row -> new Lane(endpoint, row.value1())));
            int changed = tx.update(MESSAGE).set(MESSAGE.STATE, "pending").set(MESSAGE.ATTEMPTS, 0)
                    .setNull(MESSAGE.STATUS).setNull(MESSAGE.ERROR).setNull(MESSAGE.SETTLED_AT).where(which).execute();
            Lanes.reopen(tx, endpoint);
            return changed;
        });
    }

    /// What is older than may be kept goes, whatever became of it. Says how many.
    public int sweep() {
        UUID oldest = Uuid7.floorOf(clock.instant().minus(KEPT));
        return database.transaction(tx -> tx.deleteFrom(MESSAGE).where(MESSAGE.ID.lt(oldest)).execute());
    }

    private static Message.View view(Record row) {
        UUID lane = row.get(MESSAGE.LANE);
        OffsetDateTime settled = row.get(MESSAGE.SETTLED_AT);
        return new Message.View(row.get(MESSAGE.ID), row.get(MESSAGE.TYPE), row.get(MESSAGE.AT).toInstant(),
                lane.equals(row.get(MESSAGE.ENDPOINT_ID)) ? null : lane, row.get(MESSAGE.SEQ),
                State.valueOf(row.get(MESSAGE.STATE).toUpperCase(Locale.ROOT)), row.get(MESSAGE.ATTEMPTS),
                row.get(MESSAGE.STATUS), row.get(MESSAGE.ERROR), settled == null ? null : settled.toInstant());
    }

    /// Ordered by its id, which rises with each that is made here.
    static Message fresh(UUID endpoint, Happening happening, String body) {
        return new Message(Uuid7.next(), endpoint, happening.place().map(Happening.Place::session).orElse(endpoint),
                happening.place().map(Happening.Place::seq).orElse(null), happening.type().wire(), body,
                happening.at(), 0);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
