package live.chobi.media.codec;

import java.util.Arrays;

/// What a sequence parameter set says of the picture. Spec: H.264 §7.3.2.1.1 and Annex E.
///
/// @param framesPerSecond from the timing information, 0 where there is none
public record PictureFormat(int width, int height, double framesPerSecond) {
    /// 16,384 pixels, beyond any level of H.264.
    private static final int UNITS_MAX = 1_024;
    private static final int EXTENDED_SAR = 255;
    /// Beyond it a timing is an encoder's placeholder (a 90 kHz tick), not a frame rate.
    private static final double FRAMES_PER_SECOND_MAX = 300;

    /// Throws [IllegalArgumentException] when the bytes are no sequence parameter set.
    ///
    /// @param nal the NAL unit with its header byte
    static PictureFormat ofSequenceParameterSet(byte[] nal) {
        try {
            return read(new BitReader(withoutEmulationPrevention(nal)));
        } catch (IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("a sequence parameter set is cut short", e);
        }
    }

    private static PictureFormat read(BitReader in) {
        in.bits(8);
        int profile = in.bits(8);
        in.bits(16);
        in.unsignedGolomb();
        int chroma = 1;
        boolean separatePlanes = false;
        if (hasChroma(profile)) {
            chroma = in.unsignedGolomb();
            separatePlanes = chroma == 3 && in.flag();
            in.unsignedGolomb();
            in.unsignedGolomb();
            in.flag();
            skipScalingMatrix(in, chroma == 3 ? 12 : 8);
        }
        in.unsignedGolomb();
        skipPictureOrder(in);
        in.unsignedGolomb();
        in.flag();
        int widthUnits = in.unsignedGolomb() + 1;
        int heightUnits = in.unsignedGolomb() + 1;
        boolean framesOnly = in.flag();
        if (!framesOnly) {
            in.flag();
        }
        in.flag();
        int fieldFactor = framesOnly ? 1 : 2;
        if (widthUnits < 1 || widthUnits > UNITS_MAX || heightUnits < 1 || heightUnits > UNITS_MAX) {
            throw new IllegalArgumentException("a picture of " + widthUnits + " x " + heightUnits + " macroblocks");
        }
        int width = widthUnits * 16;
        int height = heightUnits * 16 * fieldFactor;
        if (in.flag()) {
            int cropX = chroma == 1 || chroma == 2 ? 2 : 1;
            int cropY = (chroma == 1 ? 2 : 1) * fieldFactor;
            if (separatePlanes || chroma == 0) {
                cropX = 1;
                cropY = fieldFactor;
            }
            width -= cropX * (in.unsignedGolomb() + in.unsignedGolomb());
            height -= cropY * (in.unsignedGolomb() + in.unsignedGolomb());
        }
        if (width <= 0 || height <= 0) {
            throw new IllegalArgumentException("a picture of " + width + " x " + height);
        }
        return new PictureFormat(width, height, in.flag() ? timing(in) : 0);
    }

    private static boolean hasChroma(int profile) {
        return switch (profile) {
            case 44, 83, 86, 100, 110, 118, 122, 128, 134, 135, 138, 139, 244 -> true;
            default -> false;
        };
    }

    private static void skipScalingMatrix(BitReader in, int lists) {
        if (!in.flag()) {
            return;
        }
        for (int list = 0; list < lists; list++) {
            if (in.flag()) {
                int last = 8;
                int next = 8;
                for (int i = 0; i < (list < 6 ? 16 : 64); i++) {
                    if (next != 0) {
                        next = (last + in.signedGolomb() + 256) % 256;
                    }
                    last = next == 0 ? last : next;
                }
            }
        }
    }

    private static void skipPictureOrder(BitReader in) {
        int type = in.unsignedGolomb();
        if (type == 0) {
            in.unsignedGolomb();
        } else if (type == 1) {
            in.flag();
            in.signedGolomb();
            in.signedGolomb();
            int count = in.unsignedGolomb();
            if (count > 255) {
                throw new IllegalArgumentException("a picture order cycle of " + count + " frames");
            }
            for (int i = 0; i < count; i++) {
                in.signedGolomb();
            }
        }
    }

    /// The timing inside the VUI parameters (Annex E.1.1), 0 where it is missing or cut short.
    private static double timing(BitReader in) {
        try {
            if (in.flag() && in.bits(8) == EXTENDED_SAR) {
                in.bits(32);
            }
            if (in.flag()) {
                in.flag();
            }
            if (in.flag()) {
                in.bits(4);
                if (in.flag()) {
                    in.bits(24);
                }
            }
            if (in.flag()) {
                in.unsignedGolomb();
                in.unsignedGolomb();
            }
            if (!in.flag()) {
                return 0;
            }
            long ticks = Integer.toUnsignedLong(in.bits(32));
            long scale = Integer.toUnsignedLong(in.bits(32));
            // A tick is a field: a frame has two.
            double framesPerSecond = ticks == 0 ? 0 : scale / (2.0 * ticks);
            return framesPerSecond > FRAMES_PER_SECOND_MAX ? 0 : framesPerSecond;
        } catch (IndexOutOfBoundsException _) {
            return 0;
        }
    }

    /// Takes out the 3 of every 0 0 3. Spec: H.264 §7.4.1.
    private static byte[] withoutEmulationPrevention(byte[] nal) {
        byte[] out = new byte[nal.length];
        int length = 0;
        int zeros = 0;
        for (byte b : nal) {
            if (zeros >= 2 && b == 3) {
                zeros = 0;
                continue;
            }
            zeros = b == 0 ? zeros + 1 : 0;
            out[length++] = b;
        }
        return Arrays.copyOf(out, length);
    }
}
