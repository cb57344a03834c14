package live.chobi.identity.apikeys;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.Procedure;

/// `auth.revokeApiKey`. The key is good no more, at every node, from the next call on. Refusal: NOT_FOUND
/// `api_key_not_found`, also for somebody else's.
final class RevokeApiKey implements Procedure<RevokeApiKey.Input, Procedure.Nothing> {
    record Input(@NotNull(message = "is required") UUID apiKeyId) {}

    private final ApiKeys keys;

    RevokeApiKey(ApiKeys keys) {
        this.keys = keys;
    }

    @Override
    public Nothing handle(Caller caller, Input input) {
        if (!keys.revoke(caller.user(), input.apiKeyId())) {
            throw Problem.notFound("api_key", input.apiKeyId());
        }
        return new Nothing();
    }
}
