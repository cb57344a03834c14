/// Who may see what of a user: their own choice, which the server keeps to.
///
/// Virtual threads. Imports the schema.
@NullMarked
package live.chobi.users.privacy;

import org.jspecify.annotations.NullMarked;
