package live.chobi.server.audit;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import live.chobi.identity.accounts.UserView;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Endpoint;
import live.chobi.kernel.Endpoint.Access;
import live.chobi.kernel.Problem;
import live.chobi.kernel.Procedure;
import live.chobi.kernel.UserId;
import live.chobi.kernel.Uuid7;
import live.chobi.outbox.Json;
import live.chobi.server.audit.AuditLog.Entry;
import live.chobi.server.audit.AuditLog.Wanted;
import org.jspecify.annotations.Nullable;

/// `admin.getAuditLog`. What administrators did, newest first.
public final class GetAuditLog implements Procedure<GetAuditLog.Input, GetAuditLog.Output> {
    private static final int LIMIT = 50;

    /// @param actorId absent: everybody's
    /// @param procedure absent: all
    public record Input(@Nullable UserId actorId,
            @Size(max = 100, message = "must have at most {max} characters") @Nullable String procedure,
            @Min(value = 1, message = "must be from 1 to 100") @Max(value = 100, message = "must be from 1 to 100") @Nullable Integer limit,
            @Size(max = 100, message = "must have at most {max} characters") @Nullable String cursor) {}

    /// @param actor null: the account is gone
    /// @param apiKeyId by whose key, when it was one
    /// @param input as it was sent, with secrets left out
    /// @param outcome `done`, the reason of the refusal, or `failed`; null: not known
    public record Action(UUID id, Instant at, @Nullable UserView actor, String address, @Nullable UUID apiKeyId,
            String procedure, Map<String, @Nullable Object> input, @Nullable String outcome) {}

    public record Output(List<Action> items, @Nullable String nextCursor) {}

    private final AuditLog log;
    private final Function<Collection<UserId>, Map<UserId, UserView>> people;

    GetAuditLog(AuditLog log, Function<Collection<UserId>, Map<UserId, UserView>> people) {
        this.log = log;
        this.people = people;
    }

    public static Endpoint<?, ?> endpoint(AuditLog log, Function<Collection<UserId>, Map<UserId, UserView>> people) {
        return Endpoint.query("admin.getAuditLog", Access.ADMIN, Input.class, new GetAuditLog(log, people));
    }

    @Override
    public Output handle(Caller caller, Input input) {
        int limit = Optional.ofNullable(input.limit()).orElse(LIMIT);
        List<Entry> found = log.read(new Wanted(Optional.ofNullable(input.actorId()),
                Optional.ofNullable(input.procedure()), Optional.ofNullable(input.cursor()).map(GetAuditLog::place)),
                limit + 1);
        List<Entry> page = found.subList(0, Math.min(limit, found.size()));
        Map<UserId, UserView> actors = people.apply(page.stream().map(Entry::actor).distinct().toList());
        return new Output(page.stream().map(it -> action(it, actors)).toList(),
                found.size() > limit ? page.getLast().id().toString() : null);
    }

    @SuppressWarnings("unchecked")
    private static Action action(Entry entry, Map<UserId, UserView> actors) {
        return new Action(entry.id(), entry.at(), actors.get(entry.actor()), entry.address(), entry.apiKey(),
                entry.procedure(), Json.read(entry.input(), Map.class), entry.outcome());
    }

    private static UUID place(String cursor) {
        return Uuid7.parse(cursor).orElseThrow(() -> Problem.badInput("cursor",
                "must be a nextCursor of this list, got '" + Problem.quotable(cursor) + "'"));
    }
}
