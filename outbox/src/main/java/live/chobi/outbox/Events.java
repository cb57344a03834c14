package live.chobi.outbox;

import java.util.List;
import live.chobi.schema.Bundle;
import live.chobi.schema.NewRows;
import org.jooq.DSLContext;

/// Writes events inside the transaction that causes them.
public final class Events {
    private Events() {
    }

    public static void write(DSLContext tx, List<NewEvent> events) {
        Bundle bundle = new Bundle(tx);
        write(bundle, events);
        bundle.run();
    }

    public static void write(Bundle bundle, List<NewEvent> events) {
        NewRows rows = new NewRows("outbox.event", "topic", "log_id", "seq", "payload");
        for (NewEvent event : events) {
            rows.row().text(event.topic()).uuidOrNull(event.logId()).int8OrNull(event.seq())
                    .jsonb(Json.write(event.payload()));
        }
        rows.write(bundle);
    }
}
