package live.chobi.videos.processing;

import java.util.Locale;

/// A sheet of small pictures of a video, and which of them is seen where: players show them while one looks for a
/// place. Pure. Spec: WebVTT §4; Media Fragments URI 1.0 §4.2.2 for the pieces of the sheet.
///
/// @param stepMs from one picture to the next
/// @param count of pictures
/// @param width of each, in pixels, as `height`
record PreviewStrip(long durationMs, long stepMs, int count, int width, int height) {
    private static final int COLUMNS = 10;
    /// One sheet must do, whatever the length: at this size it has some 200 KB.
    private static final int COUNT_MAX = 100;
    private static final long STEP_MS_MIN = 2_000;
    private static final int SIDE_MAX = 160;
    private static final int SIDE_MIN = 16;

    /// @param width of the video, as `height`
    static PreviewStrip of(long durationMs, int width, int height) {
        long step = Math.max(STEP_MS_MIN, Math.ceilDiv(Math.ceilDiv(durationMs, COUNT_MAX), 1_000) * 1_000);
        int longer = Math.max(width, height);
        return new PreviewStrip(durationMs, step, (int) Math.max(1, Math.ceilDiv(durationMs, step)),
                side(width, longer), side(height, longer));
    }

    private static int side(int of, int longer) {
        int side = (int) ((long) SIDE_MAX * of / Math.max(1, longer));
        return Math.max(SIDE_MIN, side - side % 2);
    }

    int rows() {
        return Math.ceilDiv(count, COLUMNS);
    }

    /// What makes the sheet of pictures that come in the order of time.
    String filter() {
        return String.format(Locale.ROOT, "fps=fps=1000/%d:start_time=0:round=near,scale=w=%d:h=%d:"
                + "force_original_aspect_ratio=decrease,pad=%2$d:%3$d:-1:-1,setsar=1,tile=%dx%d", stepMs, width, height,
                COLUMNS, rows());
    }

    /// The cues: when which piece of the sheet is shown.
    String cues(String sheet) {
        var text = new StringBuilder("WEBVTT\n");
        for (int i = 0; i < count; i++) {
            text.append(String.format(Locale.ROOT, "%n%s --> %s%n%s#xywh=%d,%d,%d,%d%n", time(i * stepMs),
                    time(Math.min(durationMs, (i + 1) * stepMs)), sheet, i % COLUMNS * width, i / COLUMNS * height,
                    width, height));
        }
        return text.toString();
    }

    private static String time(long ms) {
        return String.format(Locale.ROOT, "%02d:%02d:%02d.%03d", ms / 3_600_000, ms / 60_000 % 60, ms / 1_000 % 60,
                ms % 1_000);
    }
}
