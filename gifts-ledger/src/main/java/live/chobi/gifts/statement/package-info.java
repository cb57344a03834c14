/// What moved in a time: for people to read, and for their books as CSV and PDF. Virtual threads.
@NullMarked
package live.chobi.gifts.statement;

import org.jspecify.annotations.NullMarked;
