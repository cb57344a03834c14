package live.chobi.outbox;

import com.fasterxml.jackson.databind.JsonNode;

/// What runs the jobs of one name. It looks at its subject again before it acts: the world may have moved on since the
/// job was enqueued, and a job whose lease ran out runs twice.
///
/// @param name as in [NewJob#kind]
/// @param work on a virtual thread; an exception makes the job come again, later and later
public record JobKind(String name, Work work) {
    public interface Work {
        void run(JsonNode payload);
    }
}
