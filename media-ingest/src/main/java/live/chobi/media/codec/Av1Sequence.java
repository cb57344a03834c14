package live.chobi.media.codec;

import java.util.Locale;

/// An AV1 sequence header. Spec: AV1 §5.5.
record Av1Sequence(int profile, int level, boolean highTier, int depth, boolean monochrome, boolean subsampledX,
        boolean subsampledY, int chromaPosition, Colour colour, PictureFormat picture) {
    private static final int SELECT = 2;
    private static final int IDENTITY_SRGB_PRIMARIES = 1;
    private static final int SRGB_TRANSFER = 13;

    /// @param header the payload of the unit; throws [IllegalArgumentException] when it is none
    static Av1Sequence parse(byte[] header) {
        try {
            return read(new BitReader(header));
        } catch (IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("an AV1 sequence header is cut short", e);
        }
    }

    private static Av1Sequence read(BitReader in) {
        int profile = in.bits(3);
        if (profile > 2) {
            throw new IllegalArgumentException("AV1 profile " + profile);
        }
        in.skip(1);
        boolean reduced = in.flag();
        int level;
        boolean highTier = false;
        double framesPerSecond = 0;
        if (reduced) {
            level = in.bits(5);
        } else {
            boolean timed = in.flag();
            int delayBits = 0;
            boolean modelled = false;
            if (timed) {
                framesPerSecond = timing(in);
                modelled = in.flag();
                if (modelled) {
                    delayBits = in.bits(5) + 1;
                    in.skip(32 + 5 + 5);
                }
            }
            boolean delays = in.flag();
            int points = in.bits(5) + 1;
            level = 0;
            for (int point = 0; point < points; point++) {
                in.skip(12);
                int pointLevel = in.bits(5);
                boolean pointTier = pointLevel > 7 && in.flag();
                if (modelled && in.flag()) {
                    in.skip(2 * delayBits + 1);
                }
                if (delays && in.flag()) {
                    in.skip(4);
                }
                if (point == 0) {
                    level = pointLevel;
                    highTier = pointTier;
                }
            }
        }
        int widthBits = in.bits(4) + 1;
        int heightBits = in.bits(4) + 1;
        int width = in.bits(widthBits) + 1;
        int height = in.bits(heightBits) + 1;
        skipTools(in, reduced);
        return colour(in, profile, level, highTier, new PictureFormat(width, height, framesPerSecond));
    }

    private static double timing(BitReader in) {
        long ticks = in.unsigned32();
        long scale = in.unsigned32();
        // uvlc(), which is Exp-Golomb.
        long perPicture = in.flag() ? Integer.toUnsignedLong(in.unsignedGolomb()) + 1 : 0;
        return ticks == 0 || perPicture == 0 ? 0 : (double) scale / ticks / perPicture;
    }

    private static void skipTools(BitReader in, boolean reduced) {
        if (!reduced && in.flag()) {
            in.skip(4 + 3);
        }
        in.skip(3);
        if (!reduced) {
            in.skip(4);
            boolean ordered = in.flag();
            if (ordered) {
                in.skip(2);
            }
            int screenContent = in.flag() ? SELECT : in.bits(1);
            if (screenContent > 0 && !in.flag()) {
                in.skip(1);
            }
            if (ordered) {
                in.skip(3);
            }
        }
        in.skip(3);
    }

    private static Av1Sequence colour(BitReader in, int profile, int level, boolean highTier, PictureFormat picture) {
        boolean high = in.flag();
        boolean twelve = profile == 2 && high && in.flag();
        int depth = twelve ? 12 : high ? 10 : 8;
        boolean monochrome = profile != 1 && in.flag();
        int primaries = Colour.UNSPECIFIED;
        int transfer = Colour.UNSPECIFIED;
        int matrix = Colour.UNSPECIFIED;
        if (in.flag()) {
            primaries = in.bits(8);
            transfer = in.bits(8);
            matrix = in.bits(8);
        }
        boolean subsampledX = true;
        boolean subsampledY = true;
        boolean full = true;
        int position = 0;
        if (monochrome) {
            full = in.flag();
        } else if (primaries == IDENTITY_SRGB_PRIMARIES && transfer == SRGB_TRANSFER && matrix == 0) {
            subsampledX = false;
            subsampledY = false;
        } else {
            full = in.flag();
            if (profile == 1) {
                subsampledX = false;
                subsampledY = false;
            } else if (profile == 2) {
                subsampledX = depth != 12 || in.flag();
                subsampledY = depth == 12 && subsampledX && in.flag();
            }
            if (subsampledX && subsampledY) {
                position = in.bits(2);
            }
        }
        return new Av1Sequence(profile, level, highTier, depth, monochrome, subsampledX, subsampledY, position,
                new Colour(primaries, transfer, matrix, full), picture);
    }

    /// The third byte of the configuration record: tier, depth, subsampling.
    int colourBits() {
        return (highTier ? 0x80 : 0) | (depth > 8 ? 0x40 : 0) | (depth == 12 ? 0x20 : 0) | (monochrome ? 0x10 : 0)
                | (subsampledX ? 8 : 0) | (subsampledY ? 4 : 0) | chromaPosition;
    }

    /// The colour fields only when they are not what players assume.
    String codec() {
        String text = String.format(Locale.ROOT, "av01.%d.%02d%s.%02d", profile, level, highTier ? "H" : "M", depth);
        if (!monochrome && subsampledX && subsampledY && colour.isUsual()) {
            return text;
        }
        int position = subsampledX && subsampledY ? chromaPosition : 0;
        return text + String.format(Locale.ROOT, ".%d.%d%d%d.%s.%d", monochrome ? 1 : 0, subsampledX ? 1 : 0,
                subsampledY ? 1 : 0, position, colour.text(), colour.fullRange() ? 1 : 0);
    }
}
