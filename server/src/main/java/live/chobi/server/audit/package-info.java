/// The log of what administrators do: written by the edge around each call, read by administrators.
///
/// Virtual threads. Imports the schema, identity's names and `rpc`'s [live.chobi.server.rpc.Audit].
@NullMarked
package live.chobi.server.audit;

import org.jspecify.annotations.NullMarked;
