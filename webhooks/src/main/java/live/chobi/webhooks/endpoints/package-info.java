/// The endpoints that users have given, what each is told of, and the secrets that messages are signed with.
///
/// Virtual threads. Imports the foundations.
@NullMarked
package live.chobi.webhooks.endpoints;

import org.jspecify.annotations.NullMarked;
