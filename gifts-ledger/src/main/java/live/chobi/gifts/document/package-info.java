/// Files for people: CSV and PDF, as bytes. Knows nothing of gifts. Pure; any thread.
@NullMarked
package live.chobi.gifts.document;

import org.jspecify.annotations.NullMarked;
