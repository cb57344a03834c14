/// Points of experience by rules that are rows, what explains each of them, and what is awarded for them.
///
/// [Experience] writes, in the transaction of whoever consumes what happened; the procedures read. Virtual threads.
/// Imports identity, the schema and levels.
@NullMarked
package live.chobi.users.experience;

import org.jspecify.annotations.NullMarked;
