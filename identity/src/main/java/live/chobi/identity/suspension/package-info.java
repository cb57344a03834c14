/// Shutting an account, and opening it again: what administrators do to people.
///
/// Virtual threads. Imports accounts and tokens.
@NullMarked
package live.chobi.identity.suspension;

import org.jspecify.annotations.NullMarked;
