/// The end report, a pure function of the log. Virtual threads.
@NullMarked
package live.chobi.streaming.report;

import org.jspecify.annotations.NullMarked;
