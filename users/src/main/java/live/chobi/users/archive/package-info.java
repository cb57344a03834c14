/// What there is of a user, as an archive that they take along. What belongs into it other features say ([Part]).
///
/// Virtual threads. Imports identity and the schema.
@NullMarked
package live.chobi.users.archive;

import org.jspecify.annotations.NullMarked;
