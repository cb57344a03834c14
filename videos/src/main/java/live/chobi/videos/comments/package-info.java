/// What people say under videos. Virtual threads.
@NullMarked
package live.chobi.videos.comments;

import org.jspecify.annotations.NullMarked;
