/// Measures the product against its peers, in the same run and on the same machine: the only figures worth quoting are
/// the ratios. `scripts/bench` is the way in.
@NullMarked
package live.chobi.bench;

import org.jspecify.annotations.NullMarked;
