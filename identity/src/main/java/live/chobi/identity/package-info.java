/// Who somebody is: accounts, credentials, tokens and roles. A foundation: it knows of no feature.
///
/// [Identity] is the whole of it, wired; the packages below are its rooms. Whatever reaches the database blocks and runs
/// on virtual threads; verifying a token never does and may run anywhere. Imports the kernel, the schema and the
/// JSON dialect.
@NullMarked
package live.chobi.identity;

import org.jspecify.annotations.NullMarked;
