package live.chobi.outbox;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An event to be written with the transaction that causes it.
///
/// @param topic what happened, in snake_case: `session_live`
/// @param logId the log it stands in, with `seq`; null where it belongs to no log
/// @param payload a record, written by [Json]
public record NewEvent(String topic, @Nullable UUID logId, @Nullable Long seq, Object payload) {}
