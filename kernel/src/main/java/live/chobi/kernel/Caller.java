package live.chobi.kernel;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Who invokes a procedure or sends a socket event, as far as the server has verified it.
public sealed interface Caller {
    /// The client's network address, for limits and logs.
    String address();

    /// Without a token, or before one was asked for.
    record Guest(String address) implements Caller {}

    /// With a valid access token.
    ///
    /// @param signIn which of the user's sign-ins the token came of, as `auth.getDevices` lists them
    record SignedIn(UserId id, Role role, String address, Optional<UUID> signIn) implements Caller {
        public SignedIn(UserId id, Role role, String address) {
            this(id, role, address, Optional.empty());
        }
    }

    /// A server with a key that a user made for it: the user, as far as the scopes go.
    ///
    /// @param owner whose key it is
    /// @param role the owner's of now
    /// @param scopes as [Endpoint#admit] asks for them
    record ApiKey(UUID id, UserId owner, Role role, Set<String> scopes, String address) implements Caller {
        /// Without it not even an administrator's key does what only administrators may.
        public static final String ADMIN = "admin";
    }

    /// With the token of a host's overlay: sees what viewers of this host's sessions see, and does nothing.
    record Overlay(UserId host, String address) implements Caller {}

    /// The signed-in user; UNAUTHORIZED for everybody else.
    default UserId user() {
        return userIfAny()
                .orElseThrow(() -> Problem.unauthorized("sign_in_required", "an access token is needed here"));
    }

    default Optional<UserId> userIfAny() {
        return switch (this) {
            case SignedIn signedIn -> Optional.of(signedIn.id());
            case ApiKey key -> Optional.of(key.owner());
            case Guest _,Overlay _ -> Optional.empty();
        };
    }

    default boolean is(UserId user) {
        return userIfAny().filter(user::equals).isPresent();
    }

    default boolean isAdmin() {
        return switch (this) {
            case SignedIn signedIn -> signedIn.role() == Role.ADMIN;
            case ApiKey key -> key.role() == Role.ADMIN && key.scopes().contains(ApiKey.ADMIN);
            case Guest _,Overlay _ -> false;
        };
    }
}
