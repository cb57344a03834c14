/// The feature `videos`: uploads and recordings of sessions that become something to play, to find and to talk about.
///
/// PostgreSQL says what there is; the bytes lie in the data directory of one node. Imports the foundations; sessions,
/// sockets and the edge come through interfaces of its own.
@NullMarked
package live.chobi.videos;

import org.jspecify.annotations.NullMarked;
