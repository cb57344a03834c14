@NullMarked
package live.chobi.bench;

import org.jspecify.annotations.NullMarked;
