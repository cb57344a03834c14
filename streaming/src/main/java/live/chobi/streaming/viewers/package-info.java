/// Who is watching: counts of this node, fed from sockets and procedures; joins and leaves in the log.
///
/// [live.chobi.streaming.viewers.Viewers] is safe for any thread.
@NullMarked
package live.chobi.streaming.viewers;

import org.jspecify.annotations.NullMarked;
