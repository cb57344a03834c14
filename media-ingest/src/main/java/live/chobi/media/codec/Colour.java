package live.chobi.media.codec;

import java.util.Locale;

/// How the numbers of a picture mean colours. Spec: ISO/IEC 23091-2.
record Colour(int primaries, int transfer, int matrix, boolean fullRange) {
    static final int UNSPECIFIED = 2;
    private static final int BT_709 = 1;

    /// Whether players assume it where a codec string says nothing of colour.
    boolean isUsual() {
        return !fullRange && isUsual(primaries) && isUsual(transfer) && isUsual(matrix);
    }

    private static boolean isUsual(int code) {
        return code == BT_709 || code == UNSPECIFIED;
    }

    /// Primaries, transfer and matrix as the codec strings of AV1 and VP9 have them.
    String text() {
        return String.format(Locale.ROOT, "%02d.%02d.%02d", primaries, transfer, matrix);
    }
}
