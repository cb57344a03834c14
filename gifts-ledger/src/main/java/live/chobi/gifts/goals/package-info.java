/// What a session's gifts should add up to. Goals change under the lock of their session's log only: by commands, by
/// gifts, and by what is given back of these.
@NullMarked
package live.chobi.gifts.goals;

import org.jspecify.annotations.NullMarked;
