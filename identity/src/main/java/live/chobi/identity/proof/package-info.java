/// Proving an e-mail address, and getting back in without a password: tokens that go out by mail and are good once.
///
/// Virtual threads. Imports accounts, mail, signin's limits and tokens.
@NullMarked
package live.chobi.identity.proof;

import org.jspecify.annotations.NullMarked;
