package live.chobi.media.thumbnail;

import java.io.IOException;

/// Makes a JPEG of a picture in any codec. Blocks; may be interrupted.
public interface PictureDecoder {
    /// It took longer than a picture is worth.
    final class TooSlow extends IOException {
        private static final long serialVersionUID = 1;

        public TooSlow(String message) {
            super(message);
        }
    }

    /// @param movie fragmented MP4 of one key frame
    byte[] jpeg(byte[] movie) throws IOException, InterruptedException;
}
