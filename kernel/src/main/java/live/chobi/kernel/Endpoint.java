package live.chobi.kernel;

/// One line of a feature's table of procedures: its name, whether it changes anything, and who may call it.
///
/// @param path `router.procedure`
/// @param inputType the record the edge decodes into
public record Endpoint<I, O>(String path, Kind kind, Access access, Class<I> inputType, Procedure<I, O> procedure) {
    public enum Kind {
        /// Changes nothing. GET.
        QUERY,
        /// POST.
        MUTATION,
        /// Changes nothing, and goes on. GET, answered by server-sent events.
        SUBSCRIPTION
    }

    /// Who passes the door. What depends on the input (the owner, a moderator) is the procedure's own rule.
    public enum Access {
        ANYONE, SIGNED_IN, ADMIN;

        /// Throws [Problem] when this caller may not pass.
        public void check(Caller caller) {
            if (this == ANYONE) {
                return;
            }
            var _ = caller.user();
            if (this == ADMIN && !caller.isAdmin()) {
                throw Problem.forbidden("admin_only", "only an administrator may do this");
            }
        }
    }

    /// The router of the procedures about somebody's own account. No key calls them: one that is stolen must not be
    /// able to make itself a lasting way in.
    public static final String ACCOUNT_ROUTER = "auth";

    /// The scope that a key needs: `gifts:read`, `streaming:write`.
    public String scope() {
        return path.substring(0, path.indexOf('.')) + (kind == Kind.MUTATION ? ":write" : ":read");
    }

    /// The one place that says who may call at all. Throws [Problem].
    public void admit(Caller caller) {
        if (caller instanceof Caller.ApiKey key) {
            if (path.startsWith(ACCOUNT_ROUTER + ".")) {
                throw Problem.forbidden("not_by_api_key", "only its owner may do this, signed in");
            }
            if (!key.scopes().contains(scope())) {
                throw Problem.forbidden("scope_missing", "this key has not the scope " + scope());
            }
        }
        access.check(caller);
    }

    public static <I, O> Endpoint<I, O> query(String path, Access access, Class<I> inputType,
            Procedure<I, O> procedure) {
        return new Endpoint<>(path, Kind.QUERY, access, inputType, procedure);
    }

    public static <I, O> Endpoint<I, O> mutation(String path, Access access, Class<I> inputType,
            Procedure<I, O> procedure) {
        return new Endpoint<>(path, Kind.MUTATION, access, inputType, procedure);
    }

    public static <I, T> Endpoint<I, Feed<T>> subscription(String path, Access access, Class<I> inputType,
            Subscription<I, T> procedure) {
        return new Endpoint<>(path, Kind.SUBSCRIPTION, access, inputType, procedure);
    }
}
