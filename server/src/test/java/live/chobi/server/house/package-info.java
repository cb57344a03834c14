/// What holds for the whole tree: who may import whom, and Tidy's small rules. A rule that comes up twice in review
/// becomes a line here, so that review can be about design.
///
/// Test scope only; imports nothing of the product.
@NullMarked
package live.chobi.server.house;

import org.jspecify.annotations.NullMarked;
