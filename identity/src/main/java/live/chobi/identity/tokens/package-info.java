/// Access tokens, which prove a caller without a look into the database, and refresh tokens, which buy new ones.
///
/// Access tokens are verified on any thread; refresh tokens live in the database, so on virtual threads. Imports
/// accounts and secrets.
@NullMarked
package live.chobi.identity.tokens;

import org.jspecify.annotations.NullMarked;
