/// The documentation against the code.
@NullMarked
package live.chobi.server.docs;

import org.jspecify.annotations.NullMarked;
