/// Finding users by how their names begin.
///
/// Virtual threads. Imports identity's accounts, follows (for blocks) and privacy.
@NullMarked
package live.chobi.users.search;

import org.jspecify.annotations.NullMarked;
