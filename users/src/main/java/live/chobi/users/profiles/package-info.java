/// Profiles: reading one's own and others', changing one's own.
///
/// Virtual threads. Imports identity, the schema, follows and levels.
@NullMarked
package live.chobi.users.profiles;

import org.jspecify.annotations.NullMarked;
