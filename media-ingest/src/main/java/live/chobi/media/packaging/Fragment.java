package live.chobi.media.packaging;

import io.netty.buffer.ByteBuf;
import java.util.List;
import live.chobi.media.packaging.SampleRun.Sample;

/// Writes one `moof` with its `mdat`: a CMAF chunk, some of which make a part. Spec: ISO/IEC 14496-12 §8.8, 23000-19
/// §7.3.
///
/// `trun` is version 1 for signed composition offsets, `tfdt` version 1 for 64 bits, data offsets count from the `moof`.
/// What all samples of a run share is said once: a part of sound is hardly larger than its sound.
public final class Fragment {
    private static final int DEFAULT_BASE_IS_MOOF = 0x020000;
    private static final int DEFAULT_DURATION = 0x08;
    private static final int DEFAULT_FLAGS = 0x20;
    private static final int DATA_OFFSET = 0x001;
    private static final int DURATIONS = 0x100;
    private static final int SIZES = 0x200;
    private static final int FLAGS = 0x400;
    private static final int COMPOSITION_OFFSETS = 0x800;
    private static final int SAMPLE_ENTRY_BYTES = 16;
    private static final int TRACK_BYTES = 80;
    private static final int OVERHEAD_BYTES = 32;

    /// A run that is not empty, and the time at which its last sample ends.
    public record Run(SampleRun samples, long end) {}

    private Fragment() {
    }

    /// @param sequence rises by one from fragment to fragment
    public static ByteBuf write(int sequence, List<Run> runs) {
        long payload = runs.stream().mapToLong(run -> run.samples().bytes()).sum();
        long entries = runs.stream().mapToLong(
                run -> TRACK_BYTES + (long) run.samples().samples().size() * SAMPLE_ENTRY_BYTES).sum();
        var out = new BoxWriter(Math.toIntExact(payload + entries + OVERHEAD_BYTES));
        int moof = out.open("moof");
        int mfhd = out.open("mfhd", 0, 0);
        out.u32(sequence);
        out.close(mfhd);
        int[] dataOffsets = new int[runs.size()];
        for (int i = 0; i < dataOffsets.length; i++) {
            dataOffsets[i] = trackFragment(out, runs.get(i));
        }
        out.close(moof);
        int mdat = out.open("mdat");
        for (int i = 0; i < dataOffsets.length; i++) {
            out.patch(dataOffsets[i], out.position() - moof);
            runs.get(i).samples().samples().forEach(sample -> out.raw(sample.payload()));
        }
        out.close(mdat);
        return out.toBuffer();
    }

    /// Answers where the data offset stands, known only when the `moof` is complete.
    private static int trackFragment(BoxWriter out, Run run) {
        List<Sample> samples = run.samples().samples();
        Sample first = samples.getFirst();
        boolean sameDuration = true;
        boolean sameFlags = true;
        boolean reordered = false;
        for (int i = 0; i < samples.size(); i++) {
            sameDuration &= duration(run, i) == duration(run, 0);
            sameFlags &= samples.get(i).flags() == first.flags();
            reordered |= samples.get(i).compositionOffset() != 0;
        }
        int traf = out.open("traf");
        int tfhd = out.open("tfhd", 0,
                DEFAULT_BASE_IS_MOOF | (sameDuration ? DEFAULT_DURATION : 0) | (sameFlags ? DEFAULT_FLAGS : 0));
        out.u32(run.samples().trackId());
        if (sameDuration) {
            out.u32(duration(run, 0));
        }
        if (sameFlags) {
            out.u32(first.flags());
        }
        out.close(tfhd);
        int tfdt = out.open("tfdt", 1, 0);
        out.u64(first.time());
        out.close(tfdt);
        int trun = out.open("trun", 1, DATA_OFFSET | SIZES | (sameDuration ? 0 : DURATIONS) | (sameFlags ? 0 : FLAGS)
                | (reordered ? COMPOSITION_OFFSETS : 0));
        out.u32(samples.size());
        int dataOffset = out.position();
        out.u32(0);
        for (int i = 0; i < samples.size(); i++) {
            Sample sample = samples.get(i);
            if (!sameDuration) {
                out.u32(duration(run, i));
            }
            out.u32(sample.payload().readableBytes());
            if (!sameFlags) {
                out.u32(sample.flags());
            }
            if (reordered) {
                out.u32(sample.compositionOffset());
            }
        }
        out.close(trun);
        out.close(traf);
        return dataOffset;
    }

    private static int duration(Run run, int index) {
        List<Sample> samples = run.samples().samples();
        long end = index + 1 < samples.size() ? samples.get(index + 1).time() : run.end();
        return (int) (end - samples.get(index).time());
    }
}
