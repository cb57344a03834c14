/// What administrators see of accounts, and whom they make one of their own.
///
/// Virtual threads. Imports accounts and tokens.
@NullMarked
package live.chobi.identity.administration;

import org.jspecify.annotations.NullMarked;
