package live.chobi.identity.accounts;

import java.time.Instant;
import live.chobi.kernel.Role;
import live.chobi.kernel.UserId;

/// One account, without its credentials.
///
/// @param emailVerified whether its owner has shown that the address is theirs
/// @param suspended whether an administrator has shut it
public record Account(UserId id, String username, String email, boolean emailVerified, String displayName, Role role,
        boolean suspended, Instant createdAt) {
    public UserView view() {
        return new UserView(id, username, displayName);
    }
}
