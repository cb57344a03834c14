package live.chobi.media.recording;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import live.chobi.kernel.SessionId;

/// What this node has recorded of a session. Immutable; its folder's `recording.json` holds the same.
///
/// @param startedAt the programme date-time of the first picture or sound
/// @param endedAt when the recording was completed; empty while it goes on
public record Recording(SessionId session, State state, Instant startedAt, Optional<Instant> endedAt,
        List<RecordedFile> files) {
    /// Where it is in its life.
    public enum State {
        /// More may come.
        RECORDING,
        /// The session is over and its files are complete.
        COMPLETE,
        /// The [RecordingListener] has it.
        READY
    }

    public Recording {
        files = List.copyOf(files);
    }

    static Recording begun(SessionId session, Instant startedAt) {
        return new Recording(session, State.RECORDING, startedAt, Optional.empty(), List.of());
    }

    public long bytes() {
        return files.stream().mapToLong(RecordedFile::bytes).sum();
    }

    /// Of what can be played, without the gaps between the files.
    public long durationMs() {
        return files.stream().mapToLong(RecordedFile::durationMs).sum();
    }

    Recording with(RecordedFile file) {
        return new Recording(session, state, startedAt, endedAt,
                Stream.concat(files.stream().filter(it -> !it.name().equals(file.name())), Stream.of(file)).toList());
    }

    Recording without(RecordedFile file) {
        return new Recording(session, state, startedAt, endedAt,
                files.stream().filter(it -> !it.equals(file)).toList());
    }

    Recording completed(Instant at) {
        return new Recording(session, State.COMPLETE, startedAt, Optional.of(at), files);
    }

    Recording handedOver() {
        return new Recording(session, State.READY, startedAt, endedAt, files);
    }
}
