/// Thumbnails: what a live stream shows just now, as a small JPEG.
///
/// A stream's reader hands over a key frame every now and then; one virtual thread for the whole node has them decoded,
/// one after the other, by a program of its own, so that a decoder that crashes or hangs costs a picture and nothing
/// else. Imports `stream` and the box writers of `packaging`.
@NullMarked
package live.chobi.media.thumbnail;

import org.jspecify.annotations.NullMarked;
