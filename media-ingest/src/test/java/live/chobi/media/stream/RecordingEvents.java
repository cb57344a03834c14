package live.chobi.media.stream;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import live.chobi.kernel.SessionId;

/// Remembers what streams told, except what is only counted.
public final class RecordingEvents implements StreamEvents {
    private final List<String> told = new ArrayList<>();
    private final Map<Mended, Integer> mended = new EnumMap<>(Mended.class);
    private int clamped;
    private int reanchored;
    private int dropped;

    @Override
    public void receiving(SessionId session) {
        told.add("receiving");
    }

    @Override
    public void stopped(SessionId session) {
        told.add("stopped");
    }

    @Override
    public void clamped() {
        clamped++;
    }

    @Override
    public void reanchored() {
        reanchored++;
    }

    @Override
    public void dropped() {
        dropped++;
    }

    @Override
    public void mended(Mended kind) {
        mended.merge(kind, 1, Integer::sum);
    }

    public Map<Mended, Integer> mended() {
        return new EnumMap<>(mended);
    }

    @Override
    public void stoodIn() {
        told.add("stood in");
    }

    public List<String> all() {
        return List.copyOf(told);
    }

    public String counts() {
        return "clamped=" + clamped + " reanchored=" + reanchored + " dropped=" + dropped;
    }
}
