/// Requests to addresses that users have given: the one way by which this server follows them, and the rules of where
/// they may lead ([live.chobi.kernel.AddressRule]).
///
/// JDK only. Blocking; virtual threads.
@NullMarked
package live.chobi.kernel.outward;

import org.jspecify.annotations.NullMarked;
