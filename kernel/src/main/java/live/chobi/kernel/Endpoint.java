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
