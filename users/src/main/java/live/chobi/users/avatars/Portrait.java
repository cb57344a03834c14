package live.chobi.users.avatars;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// The square in the middle of an upload, upright, at most 256 pixels wide, made anew from its pixels. Any thread;
/// takes milliseconds of CPU, and memory for about a million pixels whatever is uploaded.
///
/// @param contentType `image/jpeg`, or `image/png` where something shows through
@SuppressWarnings("ArrayRecordComponent") // never compared
record Portrait(String contentType, byte[] bytes) {
    static final int SIDE_MAX = 256;
    /// Lines are skipped while they are read, down to no less than this: what is averaged later is finer.
    private static final int READ_SIDE = 2 * SIDE_MAX;
    private static final float QUALITY = 0.85f;

    /// Empty where it cannot be decoded.
    static Optional<Portrait> of(Upload upload) {
        try {
            int[][] pixels = turned(square(decode(upload)), upload.orientation());
            return Optional.of(isOpaque(pixels)
                    ? new Portrait("image/jpeg", jpeg(pixels))
                    : new Portrait("image/png", png(pixels)));
        } catch (IOException | RuntimeException _) {
            // The decoders of the JDK throw whatever comes for bytes that are no picture.
            return Optional.empty();
        }
    }

    private static BufferedImage decode(Upload upload) throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(upload.format());
        ImageReader reader = readers.next();
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(upload.bytes()))) {
            reader.setInput(in, true, true);
            ImageReadParam read = reader.getDefaultReadParam();
            int step = Math.max(1, Math.min(upload.width(), upload.height()) / READ_SIDE);
            read.setSourceSubsampling(step, step, 0, 0);
            int side = Math.min(upload.width(), upload.height());
            read.setSourceRegion(new java.awt.Rectangle((upload.width() - side) / 2, (upload.height() - side) / 2,
                    side, side));
            return reader.read(0, read);
        } finally {
            reader.dispose();
        }
    }

    /// Each pixel is the mean of those it stands for, weighed by how opaque they are.
    private static int[][] square(BufferedImage image) {
        int side = Math.min(image.getWidth(), image.getHeight());
        int size = Math.min(side, SIDE_MAX);
        int[][] pixels = new int[size][size];
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                pixels[y][x] = mean(image, x * side / size, (x + 1) * side / size, y * side / size,
                        (y + 1) * side / size);
            }
        }
        return pixels;
    }

    private static int mean(BufferedImage image, int left, int right, int top, int bottom) {
        long alpha = 0;
        long red = 0;
        long green = 0;
        long blue = 0;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                int pixel = image.getRGB(x, y);
                int opacity = pixel >>> 24;
                alpha += opacity;
                red += (long) opacity * (pixel >> 16 & 0xff);
                green += (long) opacity * (pixel >> 8 & 0xff);
                blue += (long) opacity * (pixel & 0xff);
            }
        }
        long all = (long) (right - left) * (bottom - top);
        return alpha == 0
                ? 0
                : (int) (alpha / all) << 24 | (int) (red / alpha) << 16 | (int) (green / alpha) << 8
                        | (int) (blue / alpha);
    }

    /// As whoever took it saw it. Exif 2.32 §4.6.4: the place of the first row and the first column.
    private static int[][] turned(int[][] from, int orientation) {
        int last = from.length - 1;
        int[][] to = new int[from.length][from.length];
        for (int y = 0; y <= last; y++) {
            for (int x = 0; x <= last; x++) {
                to[y][x] = switch (orientation) {
                    case 2 -> from[y][last - x];
                    case 3 -> from[last - y][last - x];
                    case 4 -> from[last - y][x];
                    case 5 -> from[x][y];
                    case 6 -> from[last - x][y];
                    case 7 -> from[last - x][last - y];
                    case 8 -> from[x][last - y];
                    default -> from[y][x];
                };
            }
        }
        return to;
    }

    private static boolean isOpaque(int[][] pixels) {
        for (int[] row : pixels) {
            for (int pixel : row) {
                if (pixel >>> 24 != 0xff) {
                    return false;
                }
            }
        }
        return true;
    }

    private static BufferedImage image(int[][] pixels, int type) {
        BufferedImage image = new BufferedImage(pixels.length, pixels.length, type);
        for (int y = 0; y < pixels.length; y++) {
            image.setRGB(0, y, pixels.length, 1, pixels[y], 0, pixels.length);
        }
        return image;
    }

    private static byte[] png(int[][] pixels) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        write("png", image(pixels, BufferedImage.TYPE_INT_ARGB), bytes);
        return bytes.toByteArray();
    }

    private static byte[] jpeg(int[][] pixels) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        write("jpeg", image(pixels, BufferedImage.TYPE_INT_RGB), bytes);
        return bytes.toByteArray();
    }

    private static void write(String format, BufferedImage image, ByteArrayOutputStream bytes) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            if (format.equals("jpeg")) {
                parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                parameters.setCompressionQuality(QUALITY);
            }
            writer.write(null, new IIOImage(image, null, null), parameters);
        } finally {
            writer.dispose();
        }
    }
}
