/// What videos there are, who may see them, how they are found and liked. Virtual threads.
@NullMarked
package live.chobi.videos.catalogue;

import org.jspecify.annotations.NullMarked;
