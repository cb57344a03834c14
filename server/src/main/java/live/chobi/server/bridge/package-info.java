/// Every conversation between features, one file each: `ls` here shows all coupling. Nothing else in the house lets one
/// feature know of another.
@NullMarked
package live.chobi.server.bridge;

import org.jspecify.annotations.NullMarked;
