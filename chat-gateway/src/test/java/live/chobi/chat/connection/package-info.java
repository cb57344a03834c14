/// Sessions without a network: embedded channels whose clock and socket the test holds still.
@NullMarked
package live.chobi.chat.connection;

import org.jspecify.annotations.NullMarked;
