/// How the program begins and ends: refusals in one line, an ordered stop within a bound, taken ports.
///
/// Owned by the thread that starts the program and, at the end, by the shutdown hook. Imports the JDK only.
@NullMarked
package live.chobi.server.launch;

import org.jspecify.annotations.NullMarked;
