package live.chobi.outbox;

import java.time.Duration;

/// Work for later, enqueued with the transaction that causes it.
///
/// @param key enqueued again, a key replaces the job that has it: `grace:<session>`
/// @param kind which [JobKind] runs it
/// @param payload a record, written by [Json]
/// @param delay counted by the database's clock from the transaction's start
public record NewJob(String key, String kind, Object payload, Duration delay) {}
