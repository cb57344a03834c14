/// Live sessions: what they are, who watches them, and what is said of them at the end.
///
/// `sessions` is their life, `viewers` who is there, `report` the end report, `restream` where else they are sent. Runs
/// on virtual threads; what changes a session goes through the log's sequencer. Imports the kernel and the foundations.
@NullMarked
package live.chobi.streaming;

import org.jspecify.annotations.NullMarked;
