/// Runs tests that are written against stock npm clients, in `src/test/node`. Test scope only; imports the JDK only.
@NullMarked
package live.chobi.server.node;

import org.jspecify.annotations.NullMarked;
