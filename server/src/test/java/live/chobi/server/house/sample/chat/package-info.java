/// A feature for the test of the dependency rule.
@NullMarked
package live.chobi.server.house.sample.chat;

import org.jspecify.annotations.NullMarked;
