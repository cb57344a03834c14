package live.chobi.streaming.sessions;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.Procedure;
import live.chobi.kernel.SessionId;
import live.chobi.log.Sequencer;
import live.chobi.streaming.sessions.ChangeDetails.Details;
import org.jspecify.annotations.Nullable;

/// `streaming.updateSession`: what a session says of itself, until it has ended. What is left out stays; what is as it
/// was writes no row.
public final class UpdateSession implements Procedure<UpdateSession.Input, UpdateSession.Output> {
    /// @param category an empty one takes it away
    public record Input(SessionId sessionId, @Nullable @Size(max = 200) String title,
            @Nullable @Size(max = 5000) String description, @Nullable @Size(max = 50) String category,
            @Nullable @Size(max = 10) List<@NotBlank @Size(max = 30) String> tags) {}

    public record Output(SessionView session) {}

    private final SessionDesk desk;
    private final Sessions sessions;
    private final Sequencer sequencer;
    private final ChangeDetails.Rule rule = new ChangeDetails.Rule();

    public UpdateSession(SessionDesk desk, Sessions sessions, Sequencer sequencer) {
        this.desk = desk;
        this.sessions = sessions;
        this.sequencer = sequencer;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        Session session = desk.run(caller, input.sessionId());
        if (input.title() != null && input.title().isBlank()) {
            throw Problem.badInput("title", "must not be blank");
        }
        var before = new Details(session.title(), session.description(), session.category(), session.tags());
        Details after = merged(before, input);
        if (!after.equals(before)) {
            var _ = sequencer.run(rule, new ChangeDetails(session.id(), caller.user(), after));
        }
        return new Output(desk.view(sessions.get(session.id())));
    }

    private static Details merged(Details before, Input input) {
        String category = input.category();
        return new Details(input.title() == null ? before.title() : input.title().strip(),
                input.description() == null ? before.description() : input.description(),
                category == null ? before.category() : category.isBlank() ? null : category.strip(),
                input.tags() == null ? before.tags() : input.tags());
    }
}
