package live.chobi.outbox;

import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;

/// Writes events inside the transaction that causes them.
public final class Events {
    private Events() {
    }

    public static void write(DSLContext tx, List<NewEvent> events) {
        if (events.isEmpty()) {
            return;
        }
        tx.execute("""
                insert into outbox.event (topic, log_id, seq, payload)
                select topic, log_id, seq, payload::jsonb
                from unnest({0}::text[], {1}::uuid[], {2}::bigint[], {3}::text[]) as t (topic, log_id, seq, payload)
                """,
                array(events.stream().map(NewEvent::topic).toArray(String[]::new)),
                array(events.stream().map(NewEvent::logId).toArray(UUID[]::new)),
                array(events.stream().map(NewEvent::seq).toArray(Long[]::new)),
                array(events.stream().map(event -> Json.write(event.payload())).toArray(String[]::new)));
    }

    private static org.jooq.Field<?> array(Object[] values) {
        return org.jooq.impl.DSL.val(values);
    }
}
