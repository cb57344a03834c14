package live.chobi.media.codec;

import java.util.Arrays;

/// A sequence parameter set of H.265. Spec: H.265 §7.3.2.2 and Annex E.
///
/// @param chroma chroma_format_idc
record HevcSequenceSet(int id, int temporalLayers, boolean temporalNesting, int chroma,
        int lumaDepth, int chromaDepth, PictureFormat picture) {
    private static final int TIER_AT = 3;
    private static final int TIER_BYTES = 12;
    private static final int PIXELS_MAX = 1 << 15;
    private static final int EXTENDED_SAR = 255;

    /// Throws [IllegalArgumentException] when the bytes are no sequence parameter set.
    ///
    /// @param nal the NAL unit with its two header bytes
    static HevcSequenceSet parse(byte[] nal) {
        try {
            return read(ParameterSets.withoutEmulationPrevention(nal));
        } catch (IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("a sequence parameter set is cut short", e);
        }
    }

    /// The twelve bytes of the general profile, tier and level.
    static byte[] profileTierLevel(byte[] nal) {
        return Arrays.copyOfRange(ParameterSets.withoutEmulationPrevention(nal), TIER_AT, TIER_AT + TIER_BYTES);
    }

    private static HevcSequenceSet read(byte[] bytes) {
        var in = new BitReader(bytes);
        in.skip(16 + 4);
        int subLayers = in.bits(3);
        boolean nesting = in.flag();
        in.skip(TIER_BYTES * 8);
        skipSubLayers(in, subLayers);
        int id = in.unsignedGolomb(15);
        int chroma = in.unsignedGolomb(3);
        boolean separatePlanes = chroma == 3 && in.flag();
        int width = in.unsignedGolomb(PIXELS_MAX);
        int height = in.unsignedGolomb(PIXELS_MAX);
        if (in.flag()) {
            int cropX = !separatePlanes && (chroma == 1 || chroma == 2) ? 2 : 1;
            int cropY = !separatePlanes && chroma == 1 ? 2 : 1;
            width -= cropX * (in.unsignedGolomb(PIXELS_MAX) + in.unsignedGolomb(PIXELS_MAX));
            height -= cropY * (in.unsignedGolomb(PIXELS_MAX) + in.unsignedGolomb(PIXELS_MAX));
        }
        int lumaDepth = 8 + in.unsignedGolomb(8);
        int chromaDepth = 8 + in.unsignedGolomb(8);
        return new HevcSequenceSet(id, subLayers + 1, nesting, chroma,
                Math.min(lumaDepth, 15), Math.min(chromaDepth, 15),
                new PictureFormat(width, height, framesPerSecond(in, subLayers)));
    }

    private static void skipSubLayers(BitReader in, int subLayers) {
        boolean[] profiles = new boolean[subLayers];
        boolean[] levels = new boolean[subLayers];
        for (int i = 0; i < subLayers; i++) {
            profiles[i] = in.flag();
            levels[i] = in.flag();
        }
        if (subLayers > 0) {
            in.skip(2 * (8 - subLayers));
        }
        for (int i = 0; i < subLayers; i++) {
            in.skip((profiles[i] ? 88 : 0) + (levels[i] ? 8 : 0));
        }
    }

    /// Behind the bit depths; 0 where the timing is missing or what stands before it cannot be read.
    private static double framesPerSecond(BitReader in, int subLayers) {
        try {
            int orderBits = 4 + in.unsignedGolomb(12);
            for (int i = in.flag() ? 0 : subLayers; i <= subLayers; i++) {
                skipGolombs(in, 3);
            }
            skipGolombs(in, 6);
            boolean scaled = in.flag();
            if (scaled && in.flag()) {
                skipScalingLists(in);
            }
            in.skip(2);
            if (in.flag()) {
                in.skip(8);
                skipGolombs(in, 2);
                in.skip(1);
            }
            skipShortTermSets(in);
            if (in.flag()) {
                in.skip(in.unsignedGolomb(32) * (orderBits + 1));
            }
            in.skip(2);
            return in.flag() ? timing(in) : 0;
        } catch (IndexOutOfBoundsException | IllegalArgumentException _) {
            return 0;
        }
    }

    private static void skipGolombs(BitReader in, int count) {
        for (int i = 0; i < count; i++) {
            in.unsignedGolomb();
        }
    }

    /// §7.3.4.
    private static void skipScalingLists(BitReader in) {
        for (int size = 0; size < 4; size++) {
            for (int matrix = 0; matrix < 6; matrix += size == 3 ? 3 : 1) {
                if (in.flag()) {
                    skipGolombs(in, Math.min(64, 1 << (4 + (size << 1))) + (size > 1 ? 1 : 0));
                } else {
                    in.unsignedGolomb();
                }
            }
        }
    }

    /// §7.3.7.
    private static void skipShortTermSets(BitReader in) {
        int sets = in.unsignedGolomb(64);
        int pictures = 0;
        for (int set = 0; set < sets; set++) {
            if (set > 0 && in.flag()) {
                in.skip(1);
                in.unsignedGolomb();
                int kept = 0;
                for (int i = 0; i <= pictures; i++) {
                    boolean used = in.flag();
                    kept += used || in.flag() ? 1 : 0;
                }
                pictures = kept;
            } else {
                pictures = in.unsignedGolomb(16) + in.unsignedGolomb(16);
                for (int i = 0; i < pictures; i++) {
                    in.unsignedGolomb();
                    in.skip(1);
                }
            }
        }
    }

    /// Annex E.2.1.
    private static double timing(BitReader in) {
        if (in.flag() && in.bits(8) == EXTENDED_SAR) {
            in.skip(32);
        }
        if (in.flag()) {
            in.skip(1);
        }
        if (in.flag()) {
            in.skip(4);
            if (in.flag()) {
                in.skip(24);
            }
        }
        if (in.flag()) {
            skipGolombs(in, 2);
        }
        in.skip(3);
        if (in.flag()) {
            skipGolombs(in, 4);
        }
        if (!in.flag()) {
            return 0;
        }
        long ticks = in.unsigned32();
        long scale = in.unsigned32();
        return ticks == 0 ? 0 : (double) scale / ticks;
    }
}
