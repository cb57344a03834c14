/// The door to PostgreSQL: the pool, transactions, migrations; in `generated`, the jOOQ classes of every table.
///
/// Blocking, so virtual threads only ([Database] asserts it). Imports the kernel.
@NullMarked
package live.chobi.schema;

import org.jspecify.annotations.NullMarked;
