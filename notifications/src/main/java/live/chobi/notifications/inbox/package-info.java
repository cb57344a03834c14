/// The list of what a user was told: written once for each cause, grouped, read and marked as read.
///
/// Virtual threads. Imports the schema, the outbox's JSON and the log's names.
@NullMarked
package live.chobi.notifications.inbox;

import org.jspecify.annotations.NullMarked;
