package live.chobi.identity.apikeys;

import java.util.List;
import live.chobi.identity.apikeys.ApiKeys.ApiKeyView;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Procedure;
import org.jspecify.annotations.Nullable;

/// `auth.getApiKeys`. The caller's keys without their secrets, newest first. At most fifty, so there is no next page.
final class GetApiKeys implements Procedure<Procedure.Nothing, GetApiKeys.Output> {
    record Output(List<ApiKeyView> items, @Nullable String nextCursor) {}

    private final ApiKeys keys;

    GetApiKeys(ApiKeys keys) {
        this.keys = keys;
    }

    @Override
    public Output handle(Caller caller, Nothing input) {
        return new Output(keys.of(caller.user()), null);
    }
}
