package live.chobi.streaming.cohosts;

import static live.chobi.schema.generated.streaming.Tables.CO_HOST;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import live.chobi.schema.Database;

/// Finds the co-hosts of sessions; they change by log commands only. Virtual threads.
public final class CoHosts {
    private final Database database;

    public CoHosts(Database database) {
        this.database = database;
    }

    public boolean isCoHost(SessionId session, UserId user) {
        return database.read(db -> db.fetchExists(CO_HOST,
                CO_HOST.SESSION_ID.eq(session.value()).and(CO_HOST.USER_ID.eq(user.value()))));
    }

    /// In the order in which they were added; a session without any is absent.
    public Map<SessionId, List<UserId>> of(Collection<SessionId> sessions) {
        UUID[] ids = sessions.stream().map(SessionId::value).toArray(UUID[]::new);
        return database.read(db -> db.select(CO_HOST.SESSION_ID, CO_HOST.USER_ID).from(CO_HOST)
                .where(CO_HOST.SESSION_ID.eq(org.jooq.impl.DSL.any(ids)))
                .orderBy(CO_HOST.SESSION_ID, CO_HOST.ADDED_AT, CO_HOST.USER_ID).fetch().stream()
                .collect(Collectors.groupingBy(row -> new SessionId(row.value1()),
                        Collectors.mapping(row -> new UserId(row.value2()), Collectors.toList()))));
    }
}
