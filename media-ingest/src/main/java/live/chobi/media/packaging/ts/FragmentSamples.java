package live.chobi.media.packaging.ts;

import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Finds the samples of `moof` and `mdat` boxes as our packager writes them: one run per track, data offsets counted
/// from the `moof`, a size for each sample, and what all share said once in the track's head. Spec: ISO/IEC
/// 14496-12 §8.8.
final class FragmentSamples {
    static final int VIDEO_ID = 1;
    static final long TICKS = 90_000;

    private static final int MOOF = 0x6D6F6F66;
    private static final int TRAF = 0x74726166;
    private static final int TFHD = 0x74666864;
    private static final int TFDT = 0x74666474;
    private static final int TRUN = 0x7472756E;
    private static final int HEAD_BYTES = 8;
    private static final int SYNC = 0x02000000;
    private static final int HEAD_DURATION = 0x08;
    private static final int HEAD_FLAGS = 0x20;
    private static final int RUN_DURATIONS = 0x100;
    private static final int RUN_FLAGS = 0x400;
    private static final int RUN_COMPOSITION = 0x800;

    /// Times in 90 kHz.
    ///
    /// @param at the index of its first byte
    record Sample(boolean video, long dts, long pts, boolean key, int at, int length) {}

    private final ByteBuf fragments;
    private final int audioRate;
    private final List<Sample> samples = new ArrayList<>();

    private FragmentSamples(ByteBuf fragments, int audioRate) {
        this.fragments = fragments;
        this.audioRate = audioRate;
    }

    /// In the order of decoding, pictures before the sound of the same time. Throws [IllegalArgumentException] when the
    /// bytes are not such fragments.
    static List<Sample> of(ByteBuf fragments, int audioRate) {
        var reader = new FragmentSamples(fragments, audioRate);
        try {
            reader.boxes(fragments.readerIndex(), fragments.writerIndex(), (type, at, end) -> {
                if (type == MOOF) {
                    reader.boxes(at, end, (inner, from, to) -> {
                        if (inner == TRAF) {
                            reader.track(at - HEAD_BYTES, from, to);
                        }
                    });
                }
            });
        } catch (IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("a fragment is cut short", e);
        }
        reader.samples.sort(Comparator.comparingLong(Sample::dts).thenComparing(sample -> !sample.video));
        return reader.samples;
    }

    private interface BoxVisitor {
        void box(int type, int at, int end);
    }

    private void boxes(int from, int to, BoxVisitor visitor) {
        int at = from;
        while (at + HEAD_BYTES <= to) {
            int size = fragments.getInt(at);
            if (size < HEAD_BYTES || size > to - at) {
                throw new IllegalArgumentException("a box of " + size + " bytes where " + (to - at) + " are left");
            }
            visitor.box(fragments.getInt(at + 4), at + HEAD_BYTES, at + size);
            at += size;
        }
    }

    private void track(int moof, int from, int to) {
        int[] boxes = new int[3];
        boxes(from, to, (type, at, _) -> {
            switch (type) {
                case TFHD -> boxes[0] = at;
                case TFDT -> boxes[1] = at;
                case TRUN -> boxes[2] = at;
                default -> {
                }
            }
        });
        if (boxes[0] == 0 || boxes[1] == 0 || boxes[2] == 0) {
            throw new IllegalArgumentException("a track without a head, a time or a run");
        }
        boolean video = fragments.getInt(boxes[0] + 4) == VIDEO_ID;
        int headFlags = fragments.getInt(boxes[0]);
        int shared = boxes[0] + 8;
        long sameDuration = (headFlags & HEAD_DURATION) == 0 ? 0 : fragments.getUnsignedInt(shared);
        int sameFlags = (headFlags & HEAD_FLAGS) == 0
                ? 0
                : fragments.getInt(shared + ((headFlags & HEAD_DURATION) == 0 ? 0 : 4));
        long time = fragments.getLong(boxes[1] + 4);
        int runFlags = fragments.getInt(boxes[2]);
        int run = boxes[2] + 4;
        int count = fragments.getInt(run);
        int data = moof + fragments.getInt(run + 4);
        int entry = run + 8;
        for (int i = 0; i < count; i++) {
            long duration = sameDuration;
            if ((runFlags & RUN_DURATIONS) != 0) {
                duration = fragments.getUnsignedInt(entry);
                entry += 4;
            }
            int length = fragments.getInt(entry);
            entry += 4;
            int flags = sameFlags;
            if ((runFlags & RUN_FLAGS) != 0) {
                flags = fragments.getInt(entry);
                entry += 4;
            }
            int composition = 0;
            if ((runFlags & RUN_COMPOSITION) != 0) {
                composition = fragments.getInt(entry);
                entry += 4;
            }
            if (length < 0 || data < 0 || length > fragments.writerIndex() - data) {
                throw new IllegalArgumentException("a sample outside its fragment");
            }
            long dts = video ? time : time * TICKS / audioRate;
            samples.add(new Sample(video, dts, dts + composition, flags == SYNC, data, length));
            time += duration;
            data += length;
        }
    }
}
