package live.chobi.users.archive;

import java.util.List;
import live.chobi.kernel.Endpoint;
import live.chobi.kernel.Endpoint.Access;
import live.chobi.kernel.Procedure;

/// The procedures of archives, of the router `users`.
public final class ArchiveProcedures {
    private ArchiveProcedures() {
    }

    public static List<Endpoint<?, ?>> endpoints(Archives archives, ArchiveLinks links) {
        return List.of(
                Endpoint.mutation("users.requestArchive", Access.SIGNED_IN, Procedure.Nothing.class,
                        new RequestArchive(archives, links)),
                Endpoint.query("users.getArchive", Access.SIGNED_IN, Procedure.Nothing.class,
                        new GetArchive(archives, links)));
    }
}
