/// Pictures of users: what somebody uploads is judged by its bytes, decoded, and made anew; nothing of it is served as
/// it came. Virtual threads. Imports identity and the schema.
@NullMarked
package live.chobi.users.avatars;

import org.jspecify.annotations.NullMarked;
