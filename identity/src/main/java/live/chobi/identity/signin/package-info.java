/// The procedures of the router `auth`, one file each, and the limits on guessing.
///
/// Virtual threads. Imports accounts and tokens.
@NullMarked
package live.chobi.identity.signin;

import org.jspecify.annotations.NullMarked;
