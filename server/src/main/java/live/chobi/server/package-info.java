/// The whole: [Main] starts a [Node], which wires all features by hand; the tools that work with the server stopped
/// stand beside it. Everything below may be imported here, and nothing imports this.
@NullMarked
package live.chobi.server;

import org.jspecify.annotations.NullMarked;
