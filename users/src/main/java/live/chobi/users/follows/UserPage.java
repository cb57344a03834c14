package live.chobi.users.follows;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import live.chobi.identity.accounts.Accounts;
import live.chobi.identity.accounts.UserView;
import live.chobi.kernel.PageCursor;
import live.chobi.kernel.UserId;
import live.chobi.users.follows.Follows.Followed;
import org.jspecify.annotations.Nullable;

/// One page of a list of users.
///
/// @param nextCursor null on the last page
public record UserPage(List<UserView> items, @Nullable String nextCursor) {
    private static final int LIMIT = 20;

    /// @param limit absent: 20
    /// @param cursor the `nextCursor` of the page before; absent: the first page
    public record Input(@NotNull(message = "is required") UserId userId,
            @Min(value = 1, message = "must be from 1 to 100") @Max(value = 100, message = "must be from 1 to 100") @Nullable Integer limit,
            @Size(max = 100, message = "must have at most {max} characters") @Nullable String cursor) {}

    /// Reads part of a list: the newest after a place.
    interface Source {
        List<Followed> newest(UserId user, Optional<Followed> after, int limit);
    }

    /// Refusals: bad cursor, then NOT_FOUND.
    static UserPage read(Accounts accounts, Source source, Input input) {
        Optional<Followed> after = Optional.ofNullable(input.cursor()).map(PageCursor::place)
                .map(UserPage::followed);
        int limit = Optional.ofNullable(input.limit()).orElse(LIMIT);
        var _ = accounts.viewOrRefuse(input.userId());
        List<Followed> found = source.newest(input.userId(), after, limit + 1);
        List<Followed> page = found.subList(0, Math.min(limit, found.size()));
        var views = accounts.views(page.stream().map(Followed::user).toList());
        List<UserView> items = page.stream().map(it -> Optional.ofNullable(views.get(it.user())))
                .flatMap(Optional::stream).toList();
        return new UserPage(items, found.size() > limit ? cursor(page.getLast()) : null);
    }

    private static String cursor(Followed last) {
        return new PageCursor.Place(last.at(), last.user().value()).cursor();
    }

    private static Followed followed(PageCursor.Place place) {
        return new Followed(new UserId(place.id()), place.at());
    }
}
