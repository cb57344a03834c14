package live.chobi.streaming.sessions;

import static live.chobi.schema.generated.streaming.Tables.SESSION;

import live.chobi.schema.Bundle;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import live.chobi.kernel.Problem;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import live.chobi.log.Command;
import live.chobi.log.CommandKind;
import live.chobi.log.Draft;
import live.chobi.log.FactSource;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// Writes what a session says of itself, with a row that tells everybody there.
///
/// @param by who changes it
record ChangeDetails(SessionId session, UserId by, Details details) implements Command<ChangeDetails.Answer> {
    /// A type that changes of the chat's rules have too; chat declares it.
    static final String ROW_TYPE = "session_updated";

    record Details(String title, String description, @Nullable String category, List<String> tags) {}

    /// The row's payload. Not the description, which is long and which nobody reads while they watch.
    record DetailsChanged(Shown details) {}

    record Shown(String title, @Nullable String category, List<String> tags) {}

    record Answer(long seq) {}

    @Override
    public Optional<UUID> log() {
        return Optional.of(session.value());
    }

    /// What a batch has changed, to be written with its rows. Owner: the shard that runs the batch.
    static final class Changes {
        static final FactSource<Changes> SOURCE = new FactSource<>() {
            @Override
            public Changes load(DSLContext tx, List<Command<?>> commands) {
                return new Changes();
            }

            @Override
            public void write(Bundle bundle, Changes changes) {
                changes.latest.forEach((id, it) -> bundle.tx().update(SESSION).set(SESSION.TITLE, it.title())
                        .set(SESSION.DESCRIPTION, it.description()).set(SESSION.CATEGORY, it.category())
                        .set(SESSION.TAGS, it.tags().toArray(String[]::new)).where(SESSION.ID.eq(id)).execute());
            }
        };

        private final Map<UUID, Details> latest = new HashMap<>();
    }

    /// How it is decided.
    record Rule() implements CommandKind<ChangeDetails, Changes, Answer> {
        @Override
        public FactSource<Changes> facts() {
            return Changes.SOURCE;
        }

        @Override
        public Answer decide(ChangeDetails command, Changes changes, Draft draft) {
            if (Phase.of(draft.phase()) == Phase.ENDED) {
                throw Problem.refused("session_ended", "session " + command.session() + " has ended");
            }
            Details details = command.details();
            changes.latest.put(command.session().value(), details);
            return new Answer(draft.append(ROW_TYPE, command.by(),
                    new DetailsChanged(new Shown(details.title(), details.category(), details.tags()))).seq());
        }

        @Override
        public Class<Answer> answerType() {
            return Answer.class;
        }
    }
}
