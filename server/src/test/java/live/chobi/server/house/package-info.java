/// Tests of the package of the same name.
@NullMarked
package live.chobi.server.house;

import org.jspecify.annotations.NullMarked;
