package live.chobi.log;

import static live.chobi.schema.generated.log.Tables.HEAD;
import static live.chobi.schema.generated.log.Tables.ROW;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import live.chobi.kernel.UserId;
import live.chobi.schema.Database;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.SelectJoinStep;
import org.jooq.impl.DSL;

/// Opens and reads logs. Virtual threads.
public final class Logs {
    /// What is told of a row. Of who has left, nothing that they said: rows are never changed, so it is left out here,
    /// on the one way by which rows are read to be shown.
    private static final Field<JSONB> TOLD = DSL.field("""
            case when {0} is null or not exists (select from log.forgotten f where f.actor = {0}) then {2}
                 when {1} in ('message', 'announcement')
                     then jsonb_strip_nulls(jsonb_build_object('id', {2} -> 'id', 'text', '', 'deleted', true))
                 when {1} = 'session_updated' then {2} - 'title' - 'description'
                 else {2} end""", JSONB.class, ROW.ACTOR, ROW.TYPE, ROW.PAYLOAD);

    private final Database database;

    public Logs(Database database) {
        this.database = database;
    }

    /// @param seq of the newest row; 0 before the first
    public record HeadView(UUID log, UserId owner, String phase, long seq) {}

    /// Makes an empty log inside the transaction that makes its subject.
    public static void open(DSLContext tx, UUID log, UserId owner, String phase) {
        tx.insertInto(HEAD).set(HEAD.ID, log).set(HEAD.OWNER, owner.value()).set(HEAD.PHASE, phase).execute();
    }

    public Optional<HeadView> head(UUID log) {
        return database.read(db -> db.selectFrom(HEAD).where(HEAD.ID.eq(log)).fetchOptional(
                row -> new HeadView(row.getId(), new UserId(row.getOwner()), row.getPhase(), row.getSeq())));
    }

    /// The newest `seq` of each of these logs that exist; 0 before the first row.
    public Map<UUID, Long> seqs(Collection<UUID> logs) {
        return database.read(db -> db.select(HEAD.ID, HEAD.SEQ).from(HEAD)
                .where(HEAD.ID.eq(DSL.any(logs.toArray(UUID[]::new)))).fetchMap(HEAD.ID, HEAD.SEQ));
    }

    /// Rows with `seq` above `after`, oldest first.
    public List<LogRow> rowsAfter(UUID log, long after, int limit) {
        return database.read(db -> rows(db).where(ROW.LOG_ID.eq(log)).and(ROW.SEQ.gt(after))
                .orderBy(ROW.SEQ).limit(limit).fetch(Logs::row));
    }

    /// These rows of one log, oldest first.
    public List<LogRow> rows(UUID log, Collection<Long> seqs) {
        return database.read(db -> rows(db).where(ROW.LOG_ID.eq(log))
                .and(ROW.SEQ.eq(DSL.any(seqs.toArray(Long[]::new)))).orderBy(ROW.SEQ).fetch(Logs::row));
    }

    /// Rows of one type with `seq` below `before`, newest first.
    public List<LogRow> rowsBefore(UUID log, String type, long before, int limit) {
        return database.read(db -> rows(db).where(ROW.LOG_ID.eq(log)).and(ROW.SEQ.lt(before))
                .and(ROW.TYPE.eq(type)).orderBy(ROW.SEQ.desc()).limit(limit).fetch(Logs::row));
    }

    /// How much there was of something in a step of the programme's time.
    ///
    /// @param at the programme date-time at which the step begins
    public record Step(Instant at, long amount) {}

    /// Rows of one type, counted in steps of this length, in the order of time; steps without any are left out, as are
    /// rows from before the first frame.
    public List<Step> counted(UUID log, String type, Duration step) {
        return steps(log, type, DSL.count().cast(Long.class), step);
    }

    /// As [#counted], but a number of their payload is added up.
    public List<Step> summed(UUID log, String type, String number, Duration step) {
        return steps(log, type, DSL.field("coalesce(sum(({0} ->> {1})::bigint), 0)::bigint", Long.class, ROW.PAYLOAD,
                DSL.inline(number)), step);
    }

    private List<Step> steps(UUID log, String type, Field<Long> amount, Duration step) {
        Field<Long> index = DSL.field("floor(extract(epoch from {0}) / {1})::bigint", Long.class, ROW.MEDIA_AT,
                DSL.inline(step.toSeconds()));
        return database.read(db -> db.select(index, amount).from(ROW)
                .where(ROW.LOG_ID.eq(log), ROW.TYPE.eq(type), ROW.MEDIA_AT.isNotNull()).groupBy(index)
                .orderBy(index)
                .fetch(it -> new Step(Instant.ofEpochSecond(it.value1() * step.toSeconds()), it.value2())));
    }

    /// The row of the message with this id, which is unique among all logs.
    public Optional<LogRow> message(UUID log, UUID id) {
        return database.read(db -> rows(db)
                .where(ROW.LOG_ID.eq(log), DSL.condition("type = 'message' and payload ->> 'id' = {0}",
                        DSL.val(id.toString())))
                .fetchOptional(Logs::row));
    }

    /// Nothing that this user said is told any more. In the transaction that erases them.
    public static void forget(DSLContext tx, UserId user) {
        tx.execute("insert into log.forgotten (actor) values ({0}) on conflict do nothing", DSL.val(user.value()));
    }

    private static SelectJoinStep<? extends Record> rows(DSLContext db) {
        return db.select(ROW.LOG_ID, ROW.SEQ, ROW.AT, ROW.MEDIA_AT, ROW.TYPE, ROW.ACTOR, TOLD).from(ROW);
    }

    private static LogRow row(Record row) {
        OffsetDateTime mediaAt = row.get(ROW.MEDIA_AT);
        UUID actor = row.get(ROW.ACTOR);
        return new LogRow(row.get(ROW.LOG_ID), row.get(ROW.SEQ), row.get(ROW.AT).toInstant(),
                mediaAt == null ? null : mediaAt.toInstant(), row.get(ROW.TYPE),
                actor == null ? null : new UserId(actor), row.get(TOLD).data());
    }
}
