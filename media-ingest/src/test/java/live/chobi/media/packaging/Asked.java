package live.chobi.media.packaging;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import live.chobi.kernel.SessionId;

/// A request and the answers it got: one at most, and none while it waits.
final class Asked {
    private final List<HlsAnswer> answers = new ArrayList<>();
    private Runnable withdraw = () -> {
    };

    static Asked of(HlsOrigin origin, SessionId session, String name, Map<String, String> directives) {
        var asked = new Asked();
        asked.withdraw = origin.get(session, name, directives, asked.answers::add);
        return asked;
    }

    void withdraw() {
        withdraw.run();
    }

    boolean waits() {
        return answers.isEmpty();
    }

    /// Missing while it waits.
    HlsAnswer answered() {
        if (answers.size() > 1) {
            throw new AssertionError("answered " + answers.size() + " times");
        }
        return answers.isEmpty() ? new HlsAnswer.Missing() : answers.getFirst();
    }

    /// 200, 400, 404, 503; 0 while it waits.
    int status() {
        return waits() ? 0 : switch (answered()) {
            case HlsAnswer.Refused(int status, _, _) -> status;
            case HlsAnswer.Missing _ -> 404;
            case HlsAnswer.Bytes _,HlsAnswer.FilePart _,HlsAnswer.Growing _ -> 200;
        };
    }

    String text() {
        return answered() instanceof HlsAnswer.Bytes bytes ? Frames.text(bytes.content()) : "";
    }
}
