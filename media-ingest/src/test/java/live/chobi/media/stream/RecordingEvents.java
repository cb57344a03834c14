package live.chobi.media.stream;

import java.util.ArrayList;
import java.util.List;
import live.chobi.kernel.SessionId;

/// Remembers what streams told, except what is only counted.
public final class RecordingEvents implements StreamEvents {
    private final List<String> told = new ArrayList<>();
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

    public List<String> all() {
        return List.copyOf(told);
    }

    String counts() {
        return "clamped=" + clamped + " reanchored=" + reanchored + " dropped=" + dropped;
    }
}
