/// Mails to people: what one is, the two ways it takes, and their meters.
///
/// Blocks; virtual threads. Imports nothing of Chobi's but the JSON dialect.
@NullMarked
package live.chobi.identity.mail;

import org.jspecify.annotations.NullMarked;
