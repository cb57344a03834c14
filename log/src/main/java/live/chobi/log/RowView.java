package live.chobi.log;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A row as readers see it: in histories, replays, acknowledgements and reports, always in this form.
public record RowView(long seq, Instant at, @Nullable Instant mediaAt, String type, @Nullable Object actor,
        JsonNode payload) {}
