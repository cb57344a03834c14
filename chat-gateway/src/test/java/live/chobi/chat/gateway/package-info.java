/// The product's socket events over connections that exist in memory only, with work that runs when the test says so.
@NullMarked
package live.chobi.chat.gateway;

import org.jspecify.annotations.NullMarked;
