/// One's own account: where it is signed in, and its password.
///
/// Virtual threads. Imports accounts, signin's limits and tokens.
@NullMarked
package live.chobi.identity.devices;

import org.jspecify.annotations.NullMarked;
