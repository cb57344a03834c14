package live.chobi.users.follows;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Procedure;
import live.chobi.kernel.UserId;
import live.chobi.schema.Database;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// `users.getRelationships`. What is between the caller and each of these users, in one call. Whether they block or
/// mute the caller is theirs to know. Unknown users have no relationship: everything is false.
public final class GetRelationships implements Procedure<GetRelationships.Input, GetRelationships.Output> {
    private static final int USERS_MAX = 100;

    public record Input(
            @NotNull(message = "is required") @Size(min = 1, max = USERS_MAX, message = "must have {min} to {max} items") List<@NotNull(message = "is required") UserId> userIds) {}

    /// @param following the caller follows this user
    /// @param followedBy this user follows the caller
    /// @param blocked the caller has blocked this user
    /// @param muted the caller has muted this user
    public record Relationship(UserId userId, boolean following, boolean followedBy, boolean blocked, boolean muted) {}

    /// @param items in the order of the question, each user once
    public record Output(List<Relationship> items, @Nullable String nextCursor) {}

    private final Database database;

    public GetRelationships(Database database) {
        this.database = database;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        UUID[] others = input.userIds().stream().distinct().map(UserId::value).toArray(UUID[]::new);
        return new Output(database.read(sql -> sql.fetch("""
                select other, exists (select from users.follow where follower = {0} and followee = other),
                    exists (select from users.follow where follower = other and followee = {0}),
                    exists (select from users.block where blocker = {0} and blocked = other),
                    exists (select from users.mute where muter = {0} and muted = other)
                from unnest({1}::uuid[]) with ordinality as asked (other, place) order by place
                """, DSL.val(caller.user().value()), DSL.val(others))
                .map(row -> new Relationship(new UserId(row.get(0, UUID.class)), row.get(1, Boolean.class),
                        row.get(2, Boolean.class), row.get(3, Boolean.class), row.get(4, Boolean.class)))),
                null);
    }
}
