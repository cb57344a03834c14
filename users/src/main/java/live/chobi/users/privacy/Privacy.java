package live.chobi.users.privacy;

import static live.chobi.schema.generated.users.Tables.FOLLOW;
import static live.chobi.schema.generated.users.Tables.PRIVACY;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.UserId;
import live.chobi.schema.Database;

/// What users have chosen, and the one place that asks it. Virtual threads.
public final class Privacy {
    static final Choices STANDARD = new Choices(Audience.EVERYBODY, true);

    private final Database database;

    public Privacy(Database database) {
        this.database = database;
    }

    /// @param lists who sees whom the user follows and who follows them
    /// @param searchable whether the search finds the user
    public record Choices(Audience lists, boolean searchable) {}

    Choices of(UserId user) {
        return database.read(sql -> sql.fetchOptional(PRIVACY, PRIVACY.USER_ID.eq(user.value())))
                .map(row -> new Choices(Audience.valueOf(row.getLists()), row.getSearchable())).orElse(STANDARD);
    }

    /// Changes what is given.
    Choices change(UserId user, Optional<Audience> lists, Optional<Boolean> searchable) {
        return database.transaction(tx -> {
            tx.insertInto(PRIVACY).set(PRIVACY.USER_ID, user.value()).set(PRIVACY.LISTS, STANDARD.lists().name())
                    .set(PRIVACY.SEARCHABLE, STANDARD.searchable()).onConflictDoNothing().execute();
            var row = tx.fetchSingle(PRIVACY, PRIVACY.USER_ID.eq(user.value()));
            lists.ifPresent(it -> row.setLists(it.name()));
            searchable.ifPresent(row::setSearchable);
            row.update();
            return new Choices(Audience.valueOf(row.getLists()), row.getSearchable());
        });
    }

    /// FORBIDDEN `list_private` when this caller may not see the user's lists.
    public void requireLists(Caller caller, UserId user) {
        if (caller.is(user) || caller.isAdmin()) {
            return;
        }
        boolean may = switch (of(user).lists()) {
            case EVERYBODY -> true;
            case FOLLOWERS -> caller.userIfAny().filter(me -> follows(me, user)).isPresent();
            case NOBODY -> false;
        };
        if (!may) {
            throw Problem.forbidden("list_private", "this user does not show this list to you");
        }
    }

    /// Those of these users whom the search must not find.
    public Set<UserId> unsearchable(Collection<UserId> users) {
        UUID[] ids = users.stream().map(UserId::value).toArray(UUID[]::new);
        return Set.copyOf(database.read(sql -> sql.select(PRIVACY.USER_ID).from(PRIVACY)
                .where(PRIVACY.USER_ID.in(ids), PRIVACY.SEARCHABLE.isFalse()).fetch(row -> new UserId(row.value1()))));
    }

    private boolean follows(UserId follower, UserId followee) {
        return database.read(sql -> sql.fetchExists(FOLLOW, FOLLOW.FOLLOWER.eq(follower.value()),
                FOLLOW.FOLLOWEE.eq(followee.value())));
    }
}
