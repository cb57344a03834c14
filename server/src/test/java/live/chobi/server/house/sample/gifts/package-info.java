/// A feature that breaks the dependency rule, to prove that it would be noticed.
@NullMarked
package live.chobi.server.house.sample.gifts;

import org.jspecify.annotations.NullMarked;
