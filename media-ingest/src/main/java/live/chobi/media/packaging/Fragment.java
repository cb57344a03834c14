package live.chobi.media.packaging;

import java.util.List;
import live.chobi.media.packaging.SampleRun.Sample;

/// Writes one `moof` with its `mdat`: a segment, and later a part of one. Spec: ISO/IEC 14496-12 §8.8.
///
/// `trun` is version 1 for signed composition offsets, `tfdt` version 1 for 64 bits, data offsets count from the `moof`.
public final class Fragment {
    private static final int DEFAULT_BASE_IS_MOOF = 0x020000;
    /// Data offset, and of each sample duration, size, flags and composition offset.
    private static final int RUN_FLAGS = 0x000F01;
    private static final int SAMPLE_ENTRY_BYTES = 16;
    private static final int OVERHEAD_BYTES = 256;

    /// A run and the time at which its last sample ends.
    public record Part(SampleRun run, long end) {}

    private Fragment() {
    }

    /// @param sequence rises by one from fragment to fragment
    public static byte[] write(int sequence, List<Part> parts) {
        long payload = parts.stream().mapToLong(part -> part.run().bytes()).sum();
        int samples = parts.stream().mapToInt(part -> part.run().samples().size()).sum();
        var out = new BoxWriter(Math.toIntExact(payload + (long) samples * SAMPLE_ENTRY_BYTES + OVERHEAD_BYTES));
        int moof = out.open("moof");
        int mfhd = out.open("mfhd", 0, 0);
        out.u32(sequence);
        out.close(mfhd);
        int[] dataOffsets = new int[parts.size()];
        for (int i = 0; i < dataOffsets.length; i++) {
            dataOffsets[i] = trackFragment(out, parts.get(i));
        }
        out.close(moof);
        int mdat = out.open("mdat");
        for (int i = 0; i < dataOffsets.length; i++) {
            out.patch(dataOffsets[i], out.position() - moof);
            parts.get(i).run().samples().forEach(sample -> out.raw(sample.payload()));
        }
        out.close(mdat);
        return out.toBytes();
    }

    /// Answers where the data offset stands, known only when the `moof` is complete.
    private static int trackFragment(BoxWriter out, Part part) {
        List<Sample> samples = part.run().samples();
        int traf = out.open("traf");
        int tfhd = out.open("tfhd", 0, DEFAULT_BASE_IS_MOOF);
        out.u32(part.run().trackId());
        out.close(tfhd);
        int tfdt = out.open("tfdt", 1, 0);
        out.u64(samples.getFirst().time());
        out.close(tfdt);
        int trun = out.open("trun", 1, RUN_FLAGS);
        out.u32(samples.size());
        int dataOffset = out.position();
        out.u32(0);
        for (int i = 0; i < samples.size(); i++) {
            Sample sample = samples.get(i);
            long end = i + 1 < samples.size() ? samples.get(i + 1).time() : part.end();
            out.u32((int) (end - sample.time())).u32(sample.payload().readableBytes()).u32(sample.flags())
                    .u32(sample.compositionOffset());
        }
        out.close(trun);
        out.close(traf);
        return dataOffset;
    }
}
