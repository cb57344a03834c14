package live.chobi.users.search;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import live.chobi.identity.accounts.Accounts;
import live.chobi.identity.accounts.Accounts.Found;
import live.chobi.identity.accounts.UserView;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.Procedure;
import live.chobi.kernel.UserId;
import live.chobi.schema.Database;
import live.chobi.users.follows.Blocks;
import live.chobi.users.privacy.Privacy;
import org.jspecify.annotations.Nullable;

/// `users.search`. Those whose username or display name begins with this, by username. Who does not want to be found is
/// not, nor who has blocked the caller or is blocked by them, nor who is suspended.
public final class SearchUsers implements Procedure<SearchUsers.Input, SearchUsers.Output> {
    private static final int LIMIT = 20;
    /// Where nearly all who match want not to be found, a page ends early and the next one goes on.
    private static final int ROUNDS_MAX = 5;

    /// @param limit absent: 20
    public record Input(
            @NotNull(message = "is required") @Size(min = 2, max = 50, message = "must have {min} to {max} characters") String query,
            @Min(value = 1, message = "must be from 1 to 50") @Max(value = 50, message = "must be from 1 to 50") @Nullable Integer limit,
            @Size(max = 200, message = "must have at most {max} characters") @Nullable String cursor) {}

    public record Output(List<UserView> items, @Nullable String nextCursor) {}

    private final Database database;
    private final Accounts accounts;
    private final Privacy privacy;

    public SearchUsers(Database database, Accounts accounts, Privacy privacy) {
        this.database = database;
        this.accounts = accounts;
        this.privacy = privacy;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        int limit = Optional.ofNullable(input.limit()).orElse(LIMIT);
        String place = Optional.ofNullable(input.cursor()).map(SearchUsers::place).orElse("");
        List<UserView> items = new ArrayList<>();
        for (int round = 0; round < ROUNDS_MAX; round++) {
            int wanted = limit - items.size();
            List<Found> found = accounts.beginningWith(input.query(), place, wanted + 1);
            List<Found> page = found.subList(0, Math.min(wanted, found.size()));
            Set<UserId> hidden = hidden(caller, page.stream().map(it -> it.view().id()).toList());
            page.stream().map(Found::view).filter(it -> !hidden.contains(it.id())).forEach(items::add);
            if (found.size() <= wanted) {
                return new Output(items, null);
            }
            place = page.getLast().key();
            if (items.size() == limit) {
                break;
            }
        }
        return new Output(items, cursor(place));
    }

    private Set<UserId> hidden(Caller caller, List<UserId> found) {
        Set<UserId> hidden = new HashSet<>(privacy.unsearchable(found));
        caller.userIfAny().ifPresent(me -> {
            hidden.remove(me);
            database.read(sql -> Blocks.among(sql, Collections.nCopies(found.size(), me), found))
                    .forEach(it -> hidden.add(found.get(it)));
        });
        return hidden;
    }

    private static String cursor(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    private static String place(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).replace('\0', '\uFFFD');
        } catch (IllegalArgumentException e) {
            throw Problem.badInput("cursor", "must be a nextCursor of this list, got '" + Problem.quotable(cursor)
                    + "'");
        }
    }
}
