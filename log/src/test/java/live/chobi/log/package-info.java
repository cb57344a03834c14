/// The sequencer on a real PostgreSQL, with a feature made up for it: people who say things in logs.
@NullMarked
package live.chobi.log;

import org.jspecify.annotations.NullMarked;
