/// The installation's keys: sealed in the database by a master key that lies in a file beside it.
///
/// Read at start and then held in memory. [SealedSecrets] blocks; [MasterKey] seals on any thread. Imports the schema.
@NullMarked
package live.chobi.identity.secrets;

import org.jspecify.annotations.NullMarked;
