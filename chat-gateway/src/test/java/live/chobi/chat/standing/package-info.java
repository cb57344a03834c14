/// The rules of a session's chat as tables: who may do what, what texts are taken for, what rows add up to.
@NullMarked
package live.chobi.chat.standing;

import org.jspecify.annotations.NullMarked;
