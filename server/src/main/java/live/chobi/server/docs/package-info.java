/// The documentation that the product serves at `/docs`, generated from one declaration. Immutable; any thread.
@NullMarked
package live.chobi.server.docs;

import org.jspecify.annotations.NullMarked;
