package live.chobi.media.transcoding;

import live.chobi.media.Admission;
import live.chobi.media.stream.StreamReader;

/// Where one rendition goes: frames on the source's timeline, each a little after the source's own. Every call comes on
/// the transcoder's event loop. Its pictures begin with a key frame.
public interface RenditionSink extends StreamReader {
    /// Players shall find nothing of it any more: what makes it has died, or the source has changed. Nothing is called
    /// after this.
    void remove();

    /// Makes them. Any thread.
    interface Factory {
        /// Called once for each rendition that begins; again under the same name after [#remove].
        RenditionSink open(Admission.Admitted admitted, Rung rung);
    }
}
