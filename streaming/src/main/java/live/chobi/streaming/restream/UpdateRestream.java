package live.chobi.streaming.restream;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Procedure;
import org.jspecify.annotations.Nullable;

/// `streaming.updateRestream`: switches a target on or off, at once when the session is live, or names it anew. What is
/// absent stays. Another address is another target.
public final class UpdateRestream implements Procedure<UpdateRestream.Input, AddRestream.Output> {
    public record Input(UUID restreamId, @Nullable Boolean enabled,
            @Nullable @Size(max = 60) @Pattern(regexp = "(?s).*\\S.*", message = "must not be blank") String name) {}

    private final RestreamDesk desk;

    public UpdateRestream(RestreamDesk desk) {
        this.desk = desk;
    }

    @Override
    public AddRestream.Output handle(Caller caller, Input input) {
        String name = input.name();
        return new AddRestream.Output(
                desk.update(caller, input.restreamId(), input.enabled(), name == null ? null : name.strip()));
    }
}
