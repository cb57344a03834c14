/// What others see of a user, and who follows whom: the router `users`.
///
/// [Users] is the whole of the feature, wired. Virtual threads. Imports identity, the schema and the JSON dialect; what
/// it needs of other features it declares itself ([live.chobi.users.profiles.Wallet]).
@NullMarked
package live.chobi.users;

import org.jspecify.annotations.NullMarked;
