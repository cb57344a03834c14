/// Gifts: what can be given, giving it, and the wallet it is paid from.
///
/// Procedures run on virtual threads, commands on the sequencer's shards. Imports the kernel and the foundations; money
/// moves through the log's drafts only.
@NullMarked
package live.chobi.gifts;

import org.jspecify.annotations.NullMarked;
