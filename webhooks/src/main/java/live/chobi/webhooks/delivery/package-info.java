/// Messages on their way to endpoints: written with the event, told in order, again where nobody answered, and listed.
///
/// Virtual threads. Imports the endpoints.
@NullMarked
package live.chobi.webhooks.delivery;

import org.jspecify.annotations.NullMarked;
