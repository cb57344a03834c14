package live.chobi.log;

import java.time.Instant;
import java.util.UUID;
import live.chobi.kernel.UserId;
import org.jspecify.annotations.Nullable;

/// One row of a log, as stored. Immutable.
///
/// @param log the log's id; for a live session the session's
/// @param seq from 1, without gaps
/// @param at wall clock, milliseconds
/// @param mediaAt programme date-time of the newest frame received when the row was sequenced; null before the first
/// @param type one of the row types the features list
/// @param actor who caused it; null where nobody did
/// @param payload a JSON object
public record LogRow(UUID log, long seq, Instant at, @Nullable Instant mediaAt, String type, @Nullable UserId actor,
        String payload) {}
