package live.chobi.identity.apikeys;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import live.chobi.identity.accounts.Account;
import live.chobi.identity.accounts.Names;
import live.chobi.identity.apikeys.ApiKeys.ApiKeyView;
import live.chobi.identity.signin.OwnPassword;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.Procedure;
import live.chobi.kernel.Role;
import org.jspecify.annotations.Nullable;

/// `auth.createApiKey`. A key for a server, told this once. It may do what its owner may, in the routers and ways that
/// its scopes name. Refusals: bad input, then UNAUTHORIZED `wrong_password`, then FORBIDDEN `admin_only` for the scope
/// `admin`, then CONFLICT `too_many_keys`.
final class CreateApiKey implements Procedure<CreateApiKey.Input, CreateApiKey.Output> {
    /// @param password the caller's own, again
    /// @param scopes `{router}:read` for its queries and subscriptions, `{router}:write` for its mutations, `admin`
    /// beside them for what only administrators may
    /// @param expiresInDays absent: never
    record Input(
            @NotNull(message = "is required") @Size(min = 1, max = Names.PASSWORD_MAX, message = "must have {min} to {max} characters") String password,
            @NotNull(message = "is required") @Size(min = 1, max = Names.LABEL_MAX, message = "must have {min} to {max} characters") String name,
            @NotNull(message = "is required") @Size(min = 1, max = 50, message = "must have {min} to {max} items") List<@NotNull(message = "is required") String> scopes,
            @Min(value = 1, message = "must be from 1 to 3650") @Max(value = 3650, message = "must be from 1 to 3650") @Nullable Integer expiresInDays) {
        @Override
        public String toString() {
            return "CreateApiKey.Input of " + name;
        }
    }

    /// @param key for the header `Authorization: Bearer …`; kept as a hash here, so it cannot be told again
    record Output(ApiKeyView apiKey, String key) {
        @Override
        public String toString() {
            return "CreateApiKey.Output of " + apiKey;
        }
    }

    private final OwnPassword own;
    private final ApiKeys keys;
    private final Supplier<Set<String>> known;
    private final InstantSource clock;

    /// @param known every scope that a procedure asks for
    CreateApiKey(OwnPassword own, ApiKeys keys, Supplier<Set<String>> known, InstantSource clock) {
        this.own = own;
        this.keys = keys;
        this.known = known;
        this.clock = clock;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        String name = Names.label(input.name(), "name");
        Set<String> possible = new TreeSet<>(known.get());
        possible.add(Caller.ApiKey.ADMIN);
        for (String scope : input.scopes()) {
            if (!possible.contains(scope)) {
                throw Problem.badInput("scopes", "must be of " + String.join(", ", possible) + ", got '"
                        + Problem.quotable(scope) + "'");
            }
        }
        Account owner = own.require(caller, input.password());
        if (input.scopes().contains(Caller.ApiKey.ADMIN) && owner.role() != Role.ADMIN) {
            throw Problem.forbidden("admin_only", "only an administrator's key may have the scope admin");
        }
        var made = keys.make(owner.id(), name, input.scopes(), Optional.ofNullable(input.expiresInDays())
                .map(days -> clock.instant().plus(Duration.ofDays(days))));
        return new Output(made.view(), made.key());
    }
}
