/// How experience becomes a level. Pure; any thread; imports nothing.
@NullMarked
package live.chobi.users.levels;

import org.jspecify.annotations.NullMarked;
