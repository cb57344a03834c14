package live.chobi.media.play;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/// The frames since the newest key frame, so that the first player sees a picture at once; of a stream without pictures
/// the last moment's sound. Owner: the stream's event loop.
///
/// Beyond its bounds it is emptied, and players wait for the next key frame.
final class GopCache {
    /// Twelve seconds of 5 Mbit/s.
    static final long BYTES_MAX = 8 << 20;
    static final long LENGTH_MS_MAX = 12_000;
    static final long SOUND_MS = 1_500;

    private final ArrayDeque<KeptFrame> frames = new ArrayDeque<>();
    private long bytes;

    /// Takes over the frame.
    void add(KeptFrame frame) {
        if (frame.isKey()) {
            clear();
        } else if (!frames.isEmpty() && !frames.getFirst().isKey()) {
            trimSound(frame.dtsMs() - SOUND_MS);
        } else if (!frames.isEmpty() && (bytes + frame.bytes() > BYTES_MAX
                || frame.dtsMs() - frames.getFirst().dtsMs() > LENGTH_MS_MAX)) {
            clear();
        }
        if (frame.isVideo() && !frame.isKey() && (frames.isEmpty() || !frames.getFirst().isKey())) {
            frame.release();
            return;
        }
        frames.add(frame);
        bytes += frame.bytes();
    }

    /// In order; they stay the cache's.
    List<KeptFrame> frames() {
        return new ArrayList<>(frames);
    }

    void clear() {
        frames.forEach(KeptFrame::release);
        frames.clear();
        bytes = 0;
    }

    private void trimSound(long fromMs) {
        while (!frames.isEmpty() && frames.getFirst().dtsMs() < fromMs) {
            KeptFrame old = frames.removeFirst();
            bytes -= old.bytes();
            old.release();
        }
    }
}
