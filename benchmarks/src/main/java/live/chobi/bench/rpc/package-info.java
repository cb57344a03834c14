/// The load of RPC: connections that ask and wait, each on a thread of its own. Imports nothing of the product.
@NullMarked
package live.chobi.bench.rpc;

import org.jspecify.annotations.NullMarked;
