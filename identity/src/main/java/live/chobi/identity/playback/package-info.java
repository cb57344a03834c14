/// Signed passes for playback URLs and the signed ids of viewers without an account.
///
/// Stateless and never blocking: segments are served on event loops. Imports the kernel and secrets.
@NullMarked
package live.chobi.identity.playback;

import org.jspecify.annotations.NullMarked;
