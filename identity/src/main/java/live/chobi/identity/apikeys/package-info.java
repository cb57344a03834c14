/// Keys by which servers call in a user's name, as far as their scopes go.
///
/// Virtual threads. Imports accounts and tokens.
@NullMarked
package live.chobi.identity.apikeys;

import org.jspecify.annotations.NullMarked;
