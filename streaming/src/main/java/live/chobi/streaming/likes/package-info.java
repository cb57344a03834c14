/// Likes: taps of many viewers, counted in memory for a moment and logged as bursts.
///
/// Procedures and the flush run on virtual threads, commands on the sequencer's shards.
@NullMarked
package live.chobi.streaming.likes;

import org.jspecify.annotations.NullMarked;
