package live.chobi.media.transcoding;

import live.chobi.media.flv.FlvBody;
import live.chobi.media.stream.Frame;

/// When the source's newest key frames are decoded and shown, to the microsecond: the program knows milliseconds, and
/// only when they are shown. Owner: the transcoder's event loop.
final class KeyTimes {
    /// More than can be under way.
    private static final int KEPT = 64;

    private final long[] shownMs = new long[KEPT];
    private final long[] shownUs = new long[KEPT];
    private final long[] decodedUs = new long[KEPT];
    private long count;

    void add(Frame.Video key) {
        int at = (int) (count++ % KEPT);
        shownMs[at] = Math.floorDiv(key.ptsUs(), 1_000L);
        shownUs[at] = key.ptsUs();
        decodedUs[at] = key.dtsUs();
    }

    /// The time of the source's key frame that is shown in this millisecond; -1 when there is none.
    ///
    /// @param ptsUs in whole milliseconds
    int find(long ptsUs) {
        for (long i = count - 1; i >= Math.max(0, count - KEPT); i--) {
            int at = (int) (i % KEPT);
            if (shownMs[at] * 1_000 == ptsUs) {
                return at;
            }
        }
        return -1;
    }

    /// @param found by [#find]
    long decodedUs(int found) {
        return decodedUs[found];
    }

    /// @param found by [#find]
    long shownUs(int found) {
        return shownUs[found];
    }
}
