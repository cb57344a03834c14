package live.chobi.videos.upload;

import java.time.Instant;
import java.util.OptionalLong;
import java.util.UUID;
import live.chobi.kernel.UserId;

/// An upload as stored. Immutable; how much of it has come is the length of its file.
///
/// @param video also names the upload
/// @param bytes of all of it
/// @param complete all has come, and the file was handed on
/// @param unverifiedFrom what came after this was sent with a checksum that was never compared
/// @param metadata as its sender gave it, in the form of `Upload-Metadata`
public record Upload(UUID video, UserId owner, long bytes, boolean complete, OptionalLong unverifiedFrom,
        String metadata, Instant expiresAt) {}
