package live.chobi.media.codec;

/// A sequence parameter set of H.264. Spec: H.264 §7.3.2.1.1 and Annex E.
///
/// @param chroma chroma_format_idc
record AvcSequenceSet(int id, int chroma, int lumaDepth, int chromaDepth, PictureFormat picture) {
    /// 16,384 pixels, beyond any level of H.264.
    private static final int UNITS_MAX = 1_024;
    private static final int EXTENDED_SAR = 255;

    /// Throws [IllegalArgumentException] when the bytes are no sequence parameter set.
    ///
    /// @param nal the NAL unit with its header byte
    static AvcSequenceSet parse(byte[] nal) {
        try {
            return read(new BitReader(ParameterSets.withoutEmulationPrevention(nal)));
        } catch (IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("a sequence parameter set is cut short", e);
        }
    }

    private static AvcSequenceSet read(BitReader in) {
        in.bits(8);
        int profile = in.bits(8);
        in.bits(16);
        int id = in.unsignedGolomb(31);
        int chroma = 1;
        int lumaDepth = 8;
        int chromaDepth = 8;
        boolean separatePlanes = false;
        if (hasChroma(profile)) {
            chroma = in.unsignedGolomb(3);
            separatePlanes = chroma == 3 && in.flag();
            lumaDepth += in.unsignedGolomb(6);
            chromaDepth += in.unsignedGolomb(6);
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
        return new AvcSequenceSet(id, chroma, lumaDepth, chromaDepth,
                new PictureFormat(width, height, in.flag() ? timing(in) : 0));
    }

    static boolean hasChroma(int profile) {
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
            long ticks = in.unsigned32();
            long scale = in.unsigned32();
            // A tick is a field: a frame has two.
            return ticks == 0 ? 0 : scale / (2.0 * ticks);
        } catch (IndexOutOfBoundsException _) {
            return 0;
        }
    }
}
