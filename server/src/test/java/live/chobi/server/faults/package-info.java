/// The whole program under ill treatment: killed while gifts are sent, fed with garbage on every port, started where it
/// cannot start. Real processes, real ports, real stores.
///
/// Test scope only. Stands on `live.chobi.server.system`; imports nothing of the product but its JSON dialect and the
/// names of its programs.
@NullMarked
package live.chobi.server.faults;

import org.jspecify.annotations.NullMarked;
