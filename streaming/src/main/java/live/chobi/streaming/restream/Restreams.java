package live.chobi.streaming.restream;

import static live.chobi.schema.generated.streaming.Tables.RESTREAM;
import static live.chobi.schema.generated.streaming.Tables.SESSION;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import live.chobi.identity.secrets.MasterKey;
import live.chobi.kernel.Problem;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.Uuid7;
import live.chobi.outbox.Json;
import live.chobi.schema.Database;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/// Stores and finds targets; their addresses only sealed. Virtual threads.
public final class Restreams {
    /// Per session: each costs the whole bit rate of the session on the way out.
    public static final int TARGETS_MAX = 5;

    private final Database database;
    private final MasterKey master;

    public Restreams(Database database, MasterKey master) {
        this.database = database;
        this.master = master;
    }

    /// PRECONDITION_FAILED when the session has five already.
    Restream add(SessionId session, String name, RestreamAddress address) {
        UUID id = Uuid7.next();
        database.transact(tx -> {
            // Two at once must not both be the fifth.
            tx.select(SESSION.ID).from(SESSION).where(SESSION.ID.eq(session.value())).forUpdate().execute();
            if (tx.fetchCount(RESTREAM, RESTREAM.SESSION_ID.eq(session.value())) >= TARGETS_MAX) {
                throw Problem.refused("too_many_restreams",
                        "a session is sent to at most " + TARGETS_MAX + " other places; remove one first");
            }
            tx.insertInto(RESTREAM).set(RESTREAM.ID, id).set(RESTREAM.SESSION_ID, session.value())
                    .set(RESTREAM.NAME, name).set(RESTREAM.SEALED, seal(id, address)).execute();
        });
        return get(id);
    }

    /// NOT_FOUND when there is none.
    Restream get(UUID id) {
        return find(id).orElseThrow(() -> Problem.notFound("restream", id));
    }

    private Optional<Restream> find(UUID id) {
        return database.read(db -> db.selectFrom(RESTREAM).where(RESTREAM.ID.eq(id)).fetchOptional(this::restream));
    }

    /// Of one session, in the order in which they were made.
    public List<Restream> of(SessionId session) {
        return database.read(db -> db.selectFrom(RESTREAM).where(RESTREAM.SESSION_ID.eq(session.value()))
                .orderBy(RESTREAM.ID).fetch(this::restream));
    }

    /// Null changes nothing.
    void update(UUID id, @Nullable Boolean enabled, @Nullable String name) {
        database.transact(tx -> {
            if (enabled != null) {
                tx.update(RESTREAM).set(RESTREAM.ENABLED, enabled).where(RESTREAM.ID.eq(id)).execute();
            }
            if (name != null) {
                tx.update(RESTREAM).set(RESTREAM.NAME, name).where(RESTREAM.ID.eq(id)).execute();
            }
        });
    }

    void remove(UUID id) {
        database.transact(tx -> tx.deleteFrom(RESTREAM).where(RESTREAM.ID.eq(id)).execute());
    }

    private Restream restream(Record row) {
        UUID id = row.get(RESTREAM.ID);
        return new Restream(id, new SessionId(row.get(RESTREAM.SESSION_ID)), row.get(RESTREAM.NAME),
                open(id, row.get(RESTREAM.SEALED)), row.get(RESTREAM.ENABLED),
                row.get(RESTREAM.CREATED_AT).toInstant());
    }

    private byte[] seal(UUID id, RestreamAddress address) {
        return master.seal(sealName(id), Json.write(address).getBytes(StandardCharsets.UTF_8));
    }

    private RestreamAddress open(UUID id, byte[] sealed) {
        try {
            return Json.MAPPER.readValue(master.open(sealName(id), sealed), RestreamAddress.class);
        } catch (IOException e) {
            throw new IllegalStateException("the sealed address of restream " + id + " cannot be read", e);
        }
    }

    /// Part of what is sealed: an address moved to another row does not open.
    private static String sealName(UUID id) {
        return "restream/" + id;
    }
}
