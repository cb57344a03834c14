package live.chobi.streaming.restream;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Procedure;
import live.chobi.kernel.SessionId;
import org.jspecify.annotations.Nullable;

/// `streaming.addRestream`: sends the session to another service too, at once when it is live. The key is never
/// shown again.
public final class AddRestream implements Procedure<AddRestream.Input, AddRestream.Output> {
    /// @param url `rtmp://HOST/APP` or `rtmps://HOST/APP`, with the key as its last part when `streamKey` is absent
    public record Input(SessionId sessionId, @NotBlank @Size(max = 60) String name,
            @NotBlank @Size(max = 1_000) String url, @Nullable @Size(min = 1, max = 1_000) String streamKey) {
        /// It holds a secret.
        @Override
        public String toString() {
            return "Input[" + sessionId + ", " + name + "]";
        }
    }

    public record Output(RestreamView restream) {}

    private final RestreamDesk desk;

    public AddRestream(RestreamDesk desk) {
        this.desk = desk;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        return new Output(desk.add(caller, input.sessionId(), input.name().strip(),
                new RestreamAddress(input.url().strip(), input.streamKey())));
    }
}
