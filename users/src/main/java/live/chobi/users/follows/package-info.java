/// Who follows whom, and who has blocked whom.
///
/// Virtual threads. Imports identity and the schema.
@NullMarked
package live.chobi.users.follows;

import org.jspecify.annotations.NullMarked;
