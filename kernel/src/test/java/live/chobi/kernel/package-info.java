/// The words everybody shares, stated as facts. No database, no network.
@NullMarked
package live.chobi.kernel;

import org.jspecify.annotations.NullMarked;
