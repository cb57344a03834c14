/// Profiles: reading one's own and others', changing one's own.
///
/// Virtual threads. Imports identity, the schema, follows, levels and awards.
@NullMarked
package live.chobi.users.profiles;

import org.jspecify.annotations.NullMarked;
