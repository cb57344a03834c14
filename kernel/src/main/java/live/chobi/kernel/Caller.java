package live.chobi.kernel;

import java.util.Optional;

/// Who invokes a procedure or sends a socket event, as far as the server has verified it.
public sealed interface Caller {
    /// The client's network address, for limits and logs.
    String address();

    /// Without a token, or before one was asked for.
    record Guest(String address) implements Caller {}

    /// With a valid access token.
    record SignedIn(UserId id, Role role, String address) implements Caller {}

    /// With the token of a host's overlay: sees what viewers of this host's sessions see, and does nothing.
    record Overlay(UserId host, String address) implements Caller {}

    /// The signed-in user; UNAUTHORIZED for everybody else.
    default UserId user() {
        return userIfAny()
                .orElseThrow(() -> Problem.unauthorized("sign_in_required", "an access token is needed here"));
    }

    default Optional<UserId> userIfAny() {
        return this instanceof SignedIn signedIn ? Optional.of(signedIn.id()) : Optional.empty();
    }

    default boolean is(UserId user) {
        return this instanceof SignedIn signedIn && signedIn.id().equals(user);
    }

    default boolean isAdmin() {
        return this instanceof SignedIn signedIn && signedIn.role() == Role.ADMIN;
    }
}
