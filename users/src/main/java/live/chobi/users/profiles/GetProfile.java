package live.chobi.users.profiles;

import jakarta.validation.constraints.Size;
import live.chobi.identity.accounts.Account;
import live.chobi.identity.accounts.Accounts;
import live.chobi.identity.accounts.UserView;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.Procedure;
import live.chobi.kernel.UserId;
import org.jspecify.annotations.Nullable;

/// `users.getProfile`. Anybody's by id or name; one's own without either, which a guest does not have. The id counts
/// when both are given.
public final class GetProfile implements Procedure<GetProfile.Input, Profile> {
    public record Input(@Nullable UserId userId,
            @Size(max = 100, message = "must have at most {max} characters") @Nullable String username) {}

    private final Accounts accounts;
    private final Profiles profiles;

    public GetProfile(Accounts accounts, Profiles profiles) {
        this.accounts = accounts;
        this.profiles = profiles;
    }

    @Override
    public Profile handle(Caller caller, Input input) {
        return profiles.seenBy(caller, wanted(caller, input));
    }

    private UserView wanted(Caller caller, Input input) {
        if (input.userId() != null) {
            return accounts.viewOrRefuse(input.userId());
        }
        if (input.username() != null) {
            String name = input.username();
            return accounts.byUsername(name).map(Account::view).orElseThrow(() -> Problem.notFound("user", name));
        }
        return accounts.viewOrRefuse(caller.user());
    }
}
