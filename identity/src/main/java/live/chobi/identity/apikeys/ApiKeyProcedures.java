package live.chobi.identity.apikeys;

import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import live.chobi.identity.signin.OwnPassword;
import live.chobi.kernel.Endpoint;
import live.chobi.kernel.Endpoint.Access;
import live.chobi.kernel.Procedure;

/// The procedures of keys.
public final class ApiKeyProcedures {
    private ApiKeyProcedures() {
    }

    /// @param known every scope that a procedure asks for; asked when a key is made
    public static List<Endpoint<?, ?>> endpoints(OwnPassword own, ApiKeys keys, Supplier<Set<String>> known,
            InstantSource clock) {
        return List.of(
                Endpoint.mutation("auth.createApiKey", Access.SIGNED_IN, CreateApiKey.Input.class,
                        new CreateApiKey(own, keys, known, clock)),
                Endpoint.query("auth.getApiKeys", Access.SIGNED_IN, Procedure.Nothing.class, new GetApiKeys(keys)),
                Endpoint.mutation("auth.revokeApiKey", Access.SIGNED_IN, RevokeApiKey.Input.class,
                        new RevokeApiKey(keys)));
    }
}
