/// What leaves a transaction for later: events for readers outside, jobs for a time, stored answers against repeats;
/// and [Json], the one dialect all of it is written in.
///
/// Blocking parts run on virtual threads. Imports the kernel and the schema.
@NullMarked
package live.chobi.outbox;

import org.jspecify.annotations.NullMarked;
