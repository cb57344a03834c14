/// What operators read off the gateway.
@NullMarked
package live.chobi.chat;

import org.jspecify.annotations.NullMarked;
