/// Gifts by the thousand: the product's own command path, and the same complete gift as one plain transaction each,
/// both on the same PostgreSQL. Clients are virtual threads.
@NullMarked
package live.chobi.bench.gifts;

import org.jspecify.annotations.NullMarked;
