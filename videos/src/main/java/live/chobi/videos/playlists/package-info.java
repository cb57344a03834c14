/// Lists of videos in an order of their owners', and what they want to watch later. Virtual threads.
@NullMarked
package live.chobi.videos.playlists;

import org.jspecify.annotations.NullMarked;
