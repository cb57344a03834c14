package live.chobi.users.archive;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An archive as its user sees it.
///
/// @param doneAt when it was ready, or given up; absent until then
/// @param size in bytes
/// @param url where it is fetched, on this server; absent until it is ready
/// @param urlExpiresAt when the address has run out; another call gives another one
record ArchiveView(UUID id, Archives.Status status, Instant requestedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant doneAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long size,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String url,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant urlExpiresAt) {
    static ArchiveView of(Archives.Archive archive, ArchiveLinks links) {
        if (archive.status() != Archives.Status.READY) {
            return new ArchiveView(archive.id(), archive.status(), archive.requestedAt(), archive.doneAt(), null, null,
                    null);
        }
        ArchiveLinks.Link link = links.of(archive.id());
        return new ArchiveView(archive.id(), archive.status(), archive.requestedAt(), archive.doneAt(),
                archive.size(), link.url(), link.expiresAt());
    }
}
