/// Who watches what: views, how much is watched and where people leave, and what a user has watched. Virtual threads.
@NullMarked
package live.chobi.videos.watching;

import org.jspecify.annotations.NullMarked;
