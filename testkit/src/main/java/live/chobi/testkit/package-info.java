/// What tests of several modules share: a real PostgreSQL, virtual threads, a clock that is set. Test scope only.
@NullMarked
package live.chobi.testkit;

import org.jspecify.annotations.NullMarked;
