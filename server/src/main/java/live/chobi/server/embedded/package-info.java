/// The stores when the operator brings none: PostgreSQL and Redis as children of this process, and the data directory
/// that holds them; and the check that stores of the operator's own answer.
///
/// Blocking; owned by the thread that starts the program, and at the end by the one that stops it. Imports `config`
/// and `launch`.
@NullMarked
package live.chobi.server.embedded;

import org.jspecify.annotations.NullMarked;
