/// The settings: every key with its default and rule in [Config], read from flags, variables and a file.
///
/// Read once, before anything else starts; immutable afterwards. Imports `launch`, and `http` for what a network is.
@NullMarked
package live.chobi.server.config;

import org.jspecify.annotations.NullMarked;
