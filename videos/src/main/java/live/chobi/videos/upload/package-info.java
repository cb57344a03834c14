/// Files that come from users, by tus: piece by piece, cut off and gone on with. Virtual threads.
@NullMarked
package live.chobi.videos.upload;

import org.jspecify.annotations.NullMarked;
