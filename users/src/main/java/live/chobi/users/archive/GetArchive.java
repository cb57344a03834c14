package live.chobi.users.archive;

import live.chobi.kernel.Caller;
import live.chobi.kernel.Procedure;
import org.jspecify.annotations.Nullable;

/// `users.getArchive`. The caller's archive, with an address to fetch it at for an hour; it is kept for a week.
final class GetArchive implements Procedure<Procedure.Nothing, GetArchive.Output> {
    /// @param archive null: none was asked for, or it is no more
    record Output(@Nullable ArchiveView archive) {}

    private final Archives archives;
    private final ArchiveLinks links;

    GetArchive(Archives archives, ArchiveLinks links) {
        this.archives = archives;
        this.links = links;
    }

    @Override
    public Output handle(Caller caller, Nothing input) {
        return new Output(archives.newest(caller.user()).map(it -> ArchiveView.of(it, links)).orElse(null));
    }
}
