package live.chobi.users.archive;

import live.chobi.kernel.Caller;
import live.chobi.kernel.Procedure;

/// `users.requestArchive`. Begins to make an archive of all there is of the caller; while one is being made, it is that
/// one. Refusal: TOO_MANY_REQUESTS `archive_recent`.
final class RequestArchive implements Procedure<Procedure.Nothing, RequestArchive.Output> {
    record Output(ArchiveView archive) {}

    private final Archives archives;
    private final ArchiveLinks links;

    RequestArchive(Archives archives, ArchiveLinks links) {
        this.archives = archives;
        this.links = links;
    }

    @Override
    public Output handle(Caller caller, Nothing input) {
        return new Output(ArchiveView.of(archives.request(caller.user()), links));
    }
}
