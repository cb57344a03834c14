package live.chobi.media.codec;

/// What a configuration says of the picture.
///
/// @param framesPerSecond from the timing information, 0 where there is none
public record PictureFormat(int width, int height, double framesPerSecond) {
    private static final int PIXELS_MAX = 16_384;
    /// Beyond it a timing is an encoder's placeholder (a 90 kHz tick), not a frame rate.
    private static final double FRAMES_PER_SECOND_MAX = 300;

    /// Throws [IllegalArgumentException] for what no decoder shows.
    public PictureFormat {
        if (width <= 0 || height <= 0 || width > PIXELS_MAX || height > PIXELS_MAX) {
            throw new IllegalArgumentException("a picture of " + width + " x " + height);
        }
        if (!(framesPerSecond > 0 && framesPerSecond <= FRAMES_PER_SECOND_MAX)) {
            framesPerSecond = 0;
        }
    }
}
