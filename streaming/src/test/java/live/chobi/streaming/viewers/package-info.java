/// Who is counted, with a clock that is set.
@NullMarked
package live.chobi.streaming.viewers;

import org.jspecify.annotations.NullMarked;
