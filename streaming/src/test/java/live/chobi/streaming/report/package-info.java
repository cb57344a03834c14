/// The end report as a function of rows.
@NullMarked
package live.chobi.streaming.report;

import org.jspecify.annotations.NullMarked;
