package live.chobi.outbox;

import java.util.List;
import live.chobi.schema.BinaryCopy;
import org.jooq.DSLContext;

/// Writes events inside the transaction that causes them.
public final class Events {
    private Events() {
    }

    public static void write(DSLContext tx, List<NewEvent> events) {
        BinaryCopy copy = new BinaryCopy("outbox.event", "topic", "log_id", "seq", "payload");
        for (NewEvent event : events) {
            copy.row().text(event.topic()).uuidOrNull(event.logId()).int8OrNull(event.seq())
                    .jsonb(Json.write(event.payload()));
        }
        copy.write(tx);
    }
}
