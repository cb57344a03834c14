package live.chobi.chat.polls;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import live.chobi.schema.Database;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Reads polls; they change by log commands only. Virtual threads.
public final class Polls {
    private final Database database;

    public Polls(Database database) {
        this.database = database;
    }

    /// The session's newest, open or closed.
    Optional<Poll> newest(SessionId session) {
        return database.read(db -> where(db, "session_id = {0} order by id desc limit 1", DSL.val(session.value()))
                .stream().findFirst());
    }

    /// Of this session only.
    Optional<Poll> find(SessionId session, UUID id) {
        return database.read(db -> where(db, "id = {0} and session_id = {1}", DSL.val(id), DSL.val(session.value()))
                .stream().findFirst());
    }

    /// The open ones of these sessions, wherever they were opened.
    List<Poll> open(Collection<SessionId> sessions) {
        UUID[] ids = sessions.stream().map(SessionId::value).toArray(UUID[]::new);
        return ids.length == 0
                ? List.of()
                : database.read(db -> where(db, "closed_at is null and session_id = any ({0})", DSL.val(ids)));
    }

    Optional<Integer> vote(UUID poll, UserId voter) {
        return database
                .read(db -> db.fetchOptional("select option from chat.vote where poll_id = {0} and user_id = {1}",
                        DSL.val(poll), DSL.val(voter.value())).map(row -> row.get("option", Integer.class)));
    }

    static List<Poll> where(DSLContext db, String condition, Field<?>... values) {
        return db.fetch("""
                select id, session_id, creator, question, options, votes, opened_at, closes_at, closed_at
                from chat.poll where\s""" + condition, (Object[]) values).map(Polls::poll);
    }

    private static Poll poll(Record row) {
        return new Poll(row.get("id", UUID.class), new SessionId(row.get("session_id", UUID.class)),
                new UserId(row.get("creator", UUID.class)), row.get("question", String.class),
                List.of(row.get("options", String[].class)), List.of(row.get("votes", Long[].class)),
                row.get("opened_at", OffsetDateTime.class).toInstant(),
                row.get("closes_at", OffsetDateTime.class).toInstant(),
                instant(row.get("closed_at", OffsetDateTime.class)));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime stored) {
        return stored == null ? null : stored.toInstant();
    }
}
