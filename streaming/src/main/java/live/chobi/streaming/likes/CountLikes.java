package live.chobi.streaming.likes;

import live.chobi.schema.Bundle;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import live.chobi.kernel.Problem;
import live.chobi.kernel.SessionId;
import live.chobi.log.Command;
import live.chobi.log.CommandKind;
import live.chobi.log.Draft;
import live.chobi.log.FactSource;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/// Logs one node's burst. Also just after the end: those taps were taken while the session was on air.
record CountLikes(SessionId session, long count) implements Command<CountLikes.Answer> {
    record Answer(long total) {}

    @Override
    public Optional<UUID> log() {
        return Optional.of(session.value());
    }

    /// The sums of a batch's sessions. Owner: the shard that runs the batch.
    static final class Totals {
        static final FactSource<Totals> SOURCE = new FactSource<>() {
            @Override
            public Totals load(DSLContext tx, List<Command<?>> commands) {
                Totals totals = new Totals();
                UUID[] sessions = commands.stream().flatMap(it -> it.log().stream()).distinct().toArray(UUID[]::new);
                tx.fetch("select id, likes from streaming.session where id = any ({0})", DSL.val(sessions))
                        .forEach(row -> totals.likes.put(row.get("id", UUID.class), row.get("likes", Long.class)));
                return totals;
            }

            @Override
            public void write(Bundle bundle, Totals totals) {
                totals.changed.forEach(id -> bundle.update("update streaming.session set likes = ? where id = ?",
                        Objects.requireNonNull(totals.likes.get(id)), id));
            }
        };

        private final Map<UUID, Long> likes = new HashMap<>();
        private final Set<UUID> changed = new HashSet<>();

        long add(UUID session, long count) {
            Long before = likes.get(session);
            if (before == null) {
                throw Problem.notFound("session", session);
            }
            changed.add(session);
            return Objects.requireNonNull(likes.merge(session, count, Math::addExact));
        }
    }

    /// How it is decided.
    record Rule() implements CommandKind<CountLikes, Totals, Answer> {
        @Override
        public FactSource<Totals> facts() {
            return Totals.SOURCE;
        }

        @Override
        public Answer decide(CountLikes command, Totals facts, Draft draft) {
            long total = facts.add(command.session().value(), command.count());
            draft.append(LikesRow.TYPE, null, new LikesRow(command.count(), total));
            return new Answer(total);
        }

        @Override
        public Class<Answer> answerType() {
            return Answer.class;
        }
    }
}
