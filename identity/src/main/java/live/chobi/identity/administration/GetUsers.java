package live.chobi.identity.administration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import live.chobi.identity.accounts.Account;
import live.chobi.identity.accounts.Accounts;
import live.chobi.identity.accounts.Accounts.Administered;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.Procedure;
import live.chobi.kernel.Role;
import live.chobi.kernel.UserId;
import org.jspecify.annotations.Nullable;

/// `admin.getUsers`. All accounts by username, suspended ones and those who do not want to be found among them.
public final class GetUsers implements Procedure<GetUsers.Input, GetUsers.Output> {
    private static final int LIMIT = 20;

    /// @param query the beginning of a username or display name, a whole e-mail address, or an id; absent: all
    /// @param suspended only these, or only the others; absent: both
    /// @param role only those with it
    public record Input(
            @Size(min = 1, max = 254, message = "must have {min} to {max} characters") @Nullable String query,
            @Nullable Boolean suspended, @Nullable Role role,
            @Min(value = 1, message = "must be from 1 to 100") @Max(value = 100, message = "must be from 1 to 100") @Nullable Integer limit,
            @Size(max = 200, message = "must have at most {max} characters") @Nullable String cursor) {}

    /// @param suspensionReason as the administrator wrote it; null when the account is open
    public record User(UserId id, String username, String displayName, String email, boolean emailVerified, Role role,
            boolean suspended, @Nullable String suspensionReason, Instant createdAt) {
        private static User of(Administered it) {
            Account account = it.account();
            return new User(account.id(), account.username(), account.displayName(), account.email(),
                    account.emailVerified(), account.role(), account.suspended(), it.suspensionReason().orElse(null),
                    account.createdAt());
        }
    }

    public record Output(List<User> items, @Nullable String nextCursor) {}

    private final Accounts accounts;

    public GetUsers(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        int limit = Optional.ofNullable(input.limit()).orElse(LIMIT);
        List<Administered> found = accounts.administered(
                new Accounts.Wanted(Optional.ofNullable(input.query()), Optional.ofNullable(input.suspended()),
                        Optional.ofNullable(input.role())),
                Optional.ofNullable(input.cursor()).map(GetUsers::place).orElse(""), limit + 1);
        List<Administered> page = found.subList(0, Math.min(limit, found.size()));
        return new Output(page.stream().map(User::of).toList(),
                found.size() > limit ? cursor(page.getLast().key()) : null);
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
