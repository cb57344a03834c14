package live.chobi.identity.accounts;

import live.chobi.kernel.UserId;

/// A user as others see one in passing: every `user`, `actor` and `host` of the API has exactly this shape.
public record UserView(UserId id, String username, String displayName) {}
