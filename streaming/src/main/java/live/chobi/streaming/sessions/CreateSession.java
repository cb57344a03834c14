package live.chobi.streaming.sessions;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.Procedure;
import org.jspecify.annotations.Nullable;

/// `streaming.createSession`. The stream key and the access code are shown here and never again.
public final class CreateSession implements Procedure<CreateSession.Input, CreateSession.Output> {
    public record Input(@NotBlank @Size(max = 200) String title, @Nullable @Size(max = 5000) String description,
            @Nullable @Size(min = 1, max = 50) String category,
            @Nullable @Size(max = 10) List<@NotBlank @Size(max = 30) String> tags, @Nullable Kind kind,
            @Nullable Visibility visibility, @Nullable Instant scheduledAt, @Nullable Boolean transcoding) {}

    /// @param accessCode of a private session only
    public record Output(SessionView session, Ingest ingest, Playback playback,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String accessCode) {}

    private final Sessions sessions;
    private final SessionDesk desk;
    private final Addresses addresses;
    private final boolean transcodes;

    /// @param transcodes whether this server makes smaller renditions for those who want them
    public CreateSession(Sessions sessions, SessionDesk desk, Addresses addresses, boolean transcodes) {
        this.sessions = sessions;
        this.desk = desk;
        this.addresses = addresses;
        this.transcodes = transcodes;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        if (Boolean.TRUE.equals(input.transcoding()) && !transcodes) {
            throw Problem.refused("transcoding_off",
                    "this server makes no smaller renditions (transcoding.mode is off): leave transcoding out");
        }
        Sessions.Made made = sessions.create(new Sessions.Wish(caller.user(), input.title().strip(),
                input.description() == null ? "" : input.description(), input.category(),
                input.tags() == null ? List.of() : input.tags(), input.kind() == null ? Kind.VIDEO : input.kind(),
                input.visibility() == null ? Visibility.PUBLIC : input.visibility(), input.scheduledAt(),
                input.transcoding()));
        return new Output(desk.view(made.session()), Ingest.at(addresses, made.streamKey()),
                desk.playback(made.session(), caller), made.accessCode().orElse(null));
    }
}
