/// What makes a file playable: a probe, HLS renditions, a picture. Jobs of the node that has the file, which survive
/// its end. Virtual threads.
@NullMarked
package live.chobi.videos.processing;

import org.jspecify.annotations.NullMarked;
