/// Accounts and the rules of their names and passwords.
///
/// Virtual threads; the hashing of passwords has platform threads of its own. Imports the kernel and the schema.
@NullMarked
package live.chobi.identity.accounts;

import org.jspecify.annotations.NullMarked;
