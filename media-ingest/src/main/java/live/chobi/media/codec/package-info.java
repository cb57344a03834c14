/// What decoders must know before the first frame: the configuration of each codec, read from the records that encoders
/// send, and what playlists and files say of it. Pure and immutable; imports Netty's buffers alone.
@NullMarked
package live.chobi.media.codec;

import org.jspecify.annotations.NullMarked;
