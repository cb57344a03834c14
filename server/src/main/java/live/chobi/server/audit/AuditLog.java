package live.chobi.server.audit;

import static live.chobi.schema.generated.audit.Tables.ACTION;
import static live.chobi.schema.generated.audit.Tables.OUTCOME;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import live.chobi.kernel.Caller;
import live.chobi.kernel.UserId;
import live.chobi.kernel.Uuid7;
import live.chobi.schema.Database;
import live.chobi.server.rpc.Audit;
import org.jooq.Condition;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Append-only, in two tables: the action before it is begun, so that what cannot be recorded is not done; what came of
/// it afterwards. Virtual threads.
public final class AuditLog implements Audit {
    private static final Logger LOG = LoggerFactory.getLogger(AuditLog.class);
    /// What an administrator does like everybody else, all day, and with nobody's rights but their own.
    private static final Set<String> EVERYDAY = Set.of("chat.sendMessage", "chat.votePoll", "streaming.joinSession",
            "streaming.leaveSession", "streaming.like", "notifications.markAsRead", "gifts.sendGift", "users.follow",
            "users.unfollow");

    private final Database database;
    private final Counter actions;
    private final Counter unknownOutcomes;

    public AuditLog(Database database, PrometheusRegistry registry) {
        this.database = database;
        this.actions = Counter.builder().name("chobi_audit_actions_total")
                .help("Actions of administrators that were recorded").register(registry);
        this.unknownOutcomes = Counter.builder().name("chobi_audit_outcomes_lost_total")
                .help("Outcomes of such actions that could not be recorded").register(registry);
    }

    /// One action.
    ///
    /// @param outcome null: not known, since the node died meanwhile, or it goes on
    record Entry(UUID id, Instant at, UserId actor, String address, @Nullable UUID apiKey, String procedure,
            String input, @Nullable String outcome) {}

    /// What is looked for; all of it at once.
    record Wanted(Optional<UserId> actor, Optional<String> procedure, Optional<UUID> before) {}

    @Override
    public Ending begin(Caller caller, String procedure, Object input) {
        if (EVERYDAY.contains(procedure)) {
            return _ -> {
            };
        }
        UUID id = Uuid7.next();
        UUID key = caller instanceof Caller.ApiKey it ? it.id() : null;
        database.transact(tx -> tx.insertInto(ACTION).set(ACTION.ID, id).set(ACTION.ACTOR, caller.user().value())
                .set(ACTION.ADDRESS, caller.address()).set(ACTION.API_KEY, key).set(ACTION.PROCEDURE, procedure)
                .set(ACTION.INPUT, JSONB.jsonb(RedactedInput.of(procedure, input))).execute());
        actions.inc();
        return outcome -> ended(id, outcome);
    }

    /// The action is done, so its caller gets the answer whatever happens here.
    private void ended(UUID id, String outcome) {
        try {
            database.transact(tx -> tx.insertInto(OUTCOME).set(OUTCOME.ACTION, id).set(OUTCOME.OUTCOME_, outcome)
                    .execute());
        } catch (RuntimeException e) {
            unknownOutcomes.inc();
            LOG.error("the outcome of action {} was not recorded: {}", id, outcome, e);
        }
    }

    /// Newest first.
    List<Entry> read(Wanted wanted, int limit) {
        Condition condition = DSL.and(wanted.actor().map(it -> ACTION.ACTOR.eq(it.value())).orElse(DSL.noCondition()),
                wanted.procedure().map(ACTION.PROCEDURE::eq).orElse(DSL.noCondition()),
                wanted.before().map(ACTION.ID::lt).orElse(DSL.noCondition()));
        return database.read(sql -> sql.select(ACTION.ID, ACTION.AT, ACTION.ACTOR, ACTION.ADDRESS, ACTION.API_KEY,
                ACTION.PROCEDURE, ACTION.INPUT, OUTCOME.OUTCOME_).from(ACTION).leftJoin(OUTCOME)
                .on(OUTCOME.ACTION.eq(ACTION.ID)).where(condition).orderBy(ACTION.ID.desc()).limit(limit)
                .fetch(row -> new Entry(row.value1(), row.value2().toInstant(), new UserId(row.value3()), row.value4(),
                        row.value5(), row.value6(), row.value7().data(), row.value8())));
    }
}
