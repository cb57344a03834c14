/// What can be given, and at what price. Virtual threads.
@NullMarked
package live.chobi.gifts.catalogue;

import org.jspecify.annotations.NullMarked;
