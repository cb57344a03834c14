/// The end of an account. What goes elsewhere with it other features say ([Traces]).
///
/// Virtual threads. Imports accounts and tokens.
@NullMarked
package live.chobi.identity.erasure;

import org.jspecify.annotations.NullMarked;
